import type { ReceptionistFrame, VisitorFrame, VisitorInput } from "../wire.ts";
import { deleteSession, openRest } from "./rest.ts";
import { openSocket } from "./socket.ts";
import type { TokenKeeper } from "./token.ts";
import type { Call, Down, Environment, Refusal, Timer, Transport, TransportEvents } from "./transport.ts";

/** How the line to the receptionist stands. `refused` is final, everything else mends itself. */
export type ConnectionState = "connecting" | "online" | "reconnecting" | "offline" | "refused";

/** What the connection asks of the conversation, and tells it. */
export interface ConnectionClient {
  /** What the visitor said that has not been acknowledged, oldest first. */
  unsent(): VisitorInput[];
  frame(frame: ReceptionistFrame): void;
  state(state: ConnectionState, refusal: Refusal | null): void;
  /** The old session is gone; what was shown belongs to it. */
  newSession(): void;
}

/** Failed WebSocket attempts, none ever answered, after which plain requests are used. */
const SOCKET_TRIES = 2;
/** How often a chat on plain requests looks whether WebSockets work by now. */
const TRY_SOCKET_EVERY_MS = 120_000;
const BACKOFF_BASE_MS = 500;
const BACKOFF_CAP_MS = 30_000;

/** Keeps one conversation connected: chooses the transport, comes back after losses, and sends again what was unheard. */
export class Connection {
  readonly #call: Omit<Call, "token">;
  readonly #env: Environment;
  readonly #tokens: TokenKeeper;
  readonly #client: ConnectionClient;
  #transport: Transport | undefined;
  /** A socket that is tried beside plain requests. */
  #trial: Transport | undefined;
  #answered = false;
  #everOnline = false;
  #socketWorked = false;
  #plain = false;
  #failures = 0;
  #token: string | null = null;
  #tokenRefusedBefore = false;
  #refused = false;
  /** Before this moment the server does not want to hear from us. */
  #notBefore = 0;
  #timer: Timer | undefined;
  #socketTrial: Timer | undefined;
  #isLeaving = false;

  constructor(call: Omit<Call, "token">, env: Environment, tokens: TokenKeeper, client: ConnectionClient) {
    this.#call = call;
    this.#env = env;
    this.#tokens = tokens;
    this.#client = client;
  }

  /** Connects now: at the start, when the network is back, when the visitor asks for it. Harmless while connected. */
  wake(): void {
    if (this.#isLeaving) return;
    if (this.#transport) this.#transport.nudge();
    else if (!this.#refused && this.#env.now() >= this.#notBefore) this.#connect();
  }

  /** Sends a frame if the line is up. What the visitor said is in `unsent` and goes out with the next `ready` otherwise. */
  send(frame: VisitorFrame): void {
    if (this.#answered) this.#transport?.send(frame);
  }

  /**
   * Hangs up and has the session deleted at the server, and then forgets it here. Afterwards the next `wake` begins anew;
   * where it was not deleted the line is taken up again.
   *
   * @returns whether it is deleted
   */
  async forget(): Promise<boolean> {
    // Another tab may have been given a newer token of the same session.
    const tokens = this.#tokens.all();
    const [token] = tokens;
    this.#isLeaving = true;
    this.#hangUp();
    const isGone = token === undefined || (await deleteSession({ ...this.#call, token }, this.#env));
    this.#isLeaving = false;
    if (isGone) for (const known of tokens) this.#tokens.forget(known);
    else this.wake();
    return isGone;
  }

  #hangUp(): void {
    this.#env.clearTimer(this.#timer);
    this.#env.clearTimer(this.#socketTrial);
    this.#trial?.stop();
    this.#transport?.stop();
    this.#transport = undefined;
    this.#answered = false;
  }

  #connect(): void {
    this.#env.clearTimer(this.#timer);
    this.#waiting();
    this.#answered = false;
    this.#transport = this.#open(this.#plain ? openRest : openSocket);
  }

  #open(open: (call: Call, env: Environment, events: TransportEvents) => Transport): Transport {
    this.#token = this.#tokens.get();
    const transport = open({ ...this.#call, token: this.#token }, this.#env, {
      frame: (frame) => this.#heard(transport, frame, open === openSocket),
      down: (down) => this.#ended(transport, down),
    });
    return transport;
  }

  #heard(transport: Transport, frame: ReceptionistFrame, bySocket: boolean): void {
    const changed = transport !== this.#transport;
    if (changed) {
      // A trial socket was answered: it takes over from the plain requests.
      if (frame.type !== "ready") return;
      this.#transport?.stop();
      this.#transport = transport;
      this.#plain = false;
    }
    if (frame.type !== "ready") {
      this.#client.frame(frame);
      return;
    }
    this.#token = frame.chatToken;
    this.#tokens.keep(this.#token);
    const first = changed || !this.#answered;
    if (first) this.#welcome(bySocket);
    this.#client.frame(frame);
    if (first) for (const input of this.#client.unsent()) transport.send(input);
  }

  #welcome(bySocket: boolean): void {
    this.#answered = true;
    this.#everOnline = true;
    this.#tokenRefusedBefore = false;
    this.#failures = 0;
    this.#socketWorked ||= bySocket;
    this.#client.state("online", null);
    if (!bySocket) this.#trySocketLater();
  }

  #trySocketLater(): void {
    this.#env.clearTimer(this.#socketTrial);
    this.#socketTrial = this.#env.setTimer(() => {
      if (!this.#plain) return;
      if (this.#answered && this.#call.attended()) this.#trial = this.#open(openSocket);
      this.#trySocketLater();
    }, TRY_SOCKET_EVERY_MS);
  }

  #ended(transport: Transport, down: Down): void {
    if (transport !== this.#transport) return;
    this.#transport = undefined;
    this.#answered = false;
    if (down.why === "turned_away") this.#refuse(down.refusal);
    else if (down.why === "token_refused") this.#startAnew();
    else this.#comeBack(down);
  }

  #comeBack(down: Down): void {
    // Without a network, or told to wait, nothing is learned about WebSockets.
    if (this.#env.online() && down.why === "lost") this.#failures += 1;
    if (this.#failures >= SOCKET_TRIES && !this.#socketWorked) this.#plain = true;
    this.#waiting();
    // Full jitter, so that a restart of the server does not bring everybody back in the same instant.
    const jitter = this.#env.random() * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** (this.#failures + 1));
    const asked = down.why === "slow_down" ? down.retryAfterMs : 0;
    this.#notBefore = this.#env.now() + asked;
    this.#timer = this.#env.setTimer(() => this.#connect(), asked + jitter);
  }

  /** A refused token is forgotten once; a fresh session that is refused as well is the end. */
  #startAnew(): void {
    if (this.#tokenRefusedBefore) {
      this.#refuse("session");
      return;
    }
    this.#tokenRefusedBefore = true;
    this.#tokens.forget(this.#token);
    this.#client.newSession();
    this.#connect();
  }

  #refuse(refusal: Refusal): void {
    this.#refused = true;
    this.#client.state("refused", refusal);
  }

  #waiting(): void {
    const again = this.#everOnline || this.#failures > 0;
    this.#client.state(!this.#env.online() ? "offline" : again ? "reconnecting" : "connecting", null);
  }
}
