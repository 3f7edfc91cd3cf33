/** Text that outlives a reload: the thread a principal is in, and what they have typed. Where the browser refuses storage, nothing is kept. */
export function keep(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(`countersign:${key}`);
    else localStorage.setItem(`countersign:${key}`, text);
  } catch {
    // A page embedded in another site may have no storage; the conversation then lasts as long as the page.
  }
}

export function kept(key: string): string {
  try {
    return localStorage.getItem(`countersign:${key}`) ?? "";
  } catch {
    return "";
  }
}
