/** Whether a text holds what a page or a person could follow to the attackers' host: a link, an image, markup, an address. */
export function carriesLink(text: string): boolean {
  return /(?:https?:)?\/\/evil\.test|\]\([^)]*evil\.test|<[a-z][^>]*evil\.test/i.test(text);
}
