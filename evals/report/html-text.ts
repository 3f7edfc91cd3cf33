/** Text as HTML shows it: characters that steer are left out, the rest is escaped. */
export function html(text: string | number): string {
  return String(text)
    .replaceAll(/[^\P{C}\n\t]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export const percent = (share: number) => `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)} %`;
