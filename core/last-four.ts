/** Enough for a person to recognise an account that they know: "•••• 3000". */
export function lastFour(value: string): string {
  const plain = value.replaceAll(" ", "");
  return plain.length > 4 ? `•••• ${plain.slice(-4)}` : "••••";
}
