const paths = {
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V6M6 11l6-6 6 6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  notice: "M12 8v.01M12 12v5M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0",
  trouble: "M12 9v4.5M12 17v.01M12 3.5L22 20.5H2z",
  down: "M12 5v14M6 13l6 6 6-6",
};

/** A line drawing; what it means is said by the control around it. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
