/** Enough for a person to recognise an account that they know: "•••• 3000". */
export function lastFour(value: string): string {
  return `•••• ${value.replaceAll(" ", "").slice(-4)}`;
}
