/** Measures how long at least one call was under way: calls side by side count once. */
export function createBusyTime(now: () => number = () => performance.now()) {
  let underWay = 0;
  let since = 0;
  let total = 0;
  return {
    begin(): void {
      if (underWay === 0) since = now();
      underWay += 1;
    },
    end(): void {
      underWay -= 1;
      if (underWay === 0) total += now() - since;
    },
    /** Milliseconds since it was last taken. */
    take(): number {
      const taken = total;
      total = 0;
      return taken;
    },
  };
}

export type BusyTime = ReturnType<typeof createBusyTime>;

/** The runtime's fetch; a call ends when its whole answer has come. */
export function timedFetch(busy: BusyTime): typeof fetch {
  return async (input, init) => {
    busy.begin();
    try {
      const response = await fetch(input, init);
      const body = response.body === null ? null : await response.arrayBuffer();
      return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
    } finally {
      busy.end();
    }
  };
}
