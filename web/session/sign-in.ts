const LAST = "countersign:signing-in";
const AGAIN_AFTER_MS = 30_000;

/** The address that leads to the identity provider and back to this page. */
export function signInAddress(base: string): string {
  const ownPage = base === "" || base === location.origin;
  return `${base}/auth/sign-in${ownPage ? `?return=${encodeURIComponent(location.pathname + location.search)}` : ""}`;
}

/**
 * Sends a page of our own to the identity provider. Not from within a frame, which its sign-in page refuses, and not
 * twice in a row, lest a browser that keeps no cookies go round for ever: then the page shows a link instead.
 */
export function goToSignIn(base: string): boolean {
  if ((base !== "" && base !== location.origin) || window.top !== window) return false;
  try {
    if (Date.now() - Number(sessionStorage.getItem(LAST) ?? 0) < AGAIN_AFTER_MS) return false;
    sessionStorage.setItem(LAST, String(Date.now()));
  } catch {
    return false;
  }
  location.assign(signInAddress(base));
  return true;
}
