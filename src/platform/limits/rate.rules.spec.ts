import { countRequest, networkOf, type Limit } from './rate.rules.js';

const limit: Limit = { name: 'test', requests: 2, seconds: 60 };

describe('counting requests', () => {
  it('lets through as many as the limit says and refuses the rest of the window', () => {
    const first = countRequest(undefined, limit, 1_000);
    const second = countRequest(first.window, limit, 2_000);
    const third = countRequest(second.window, limit, 30_500);
    expect([first, second, third].map(({ standing }) => [standing.left, standing.exceeded])).toEqual([
      [1, false],
      [0, false],
      [0, true],
    ]);
    expect(third.standing.seconds).toBe(31);
  });

  it('begins anew when the window has ended', () => {
    const full = { count: 99, endsAt: 61_000 };
    expect(countRequest(full, limit, 61_000)).toMatchObject({ window: { count: 1, endsAt: 121_000 }, standing: { exceeded: false } });
  });
});

describe('whom a limit counts', () => {
  it('is one address of IPv4, also when it is written as IPv6', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  });

  it('is one network of IPv6: whoever has an address there has them all', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });
});
