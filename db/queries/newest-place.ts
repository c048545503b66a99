/** A place in a list by when something came to be, which nothing later can shift. */
export interface NewestPlace {
  /** Epoch milliseconds. */
  at: number;
  id: string;
}
