/** Runs a task when one of the server's slots is free, first come, first served. */
export type Limiter = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** At most `slots` tasks at a time: Odoo's workers are few, and more requests at once only wait longer. */
export function createLimiter(slots: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = slots;

  async function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
