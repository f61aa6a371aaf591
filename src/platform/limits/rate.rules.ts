/** So many requests in so many seconds. */
export interface Limit {
  /** Under this name clients see it, and apart from others it is counted. */
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
}

/** Requests counted until a moment, in milliseconds. */
export interface Window {
  count: number;
  endsAt: number;
}

/** How a limit stands after one more request. */
export interface Standing {
  limit: Limit;
  left: number;
  /** Whole seconds until the window ends. */
  seconds: number;
  exceeded: boolean;
}

/** Counts one request; the first after a window opens the next. */
export function countRequest(known: Window | undefined, limit: Limit, now: number): { window: Window; standing: Standing } {
  const window = known && known.endsAt > now ? { ...known, count: known.count + 1 } : { count: 1, endsAt: now + limit.seconds * 1000 };
  const standing = { limit, left: Math.max(0, limit.requests - window.count), seconds: Math.ceil((window.endsAt - now) / 1000), exceeded: window.count > limit.requests };
  return { window, standing };
}

/** Whom a limit counts: an address of IPv4, the network of 64 bits that one household or office has in IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
