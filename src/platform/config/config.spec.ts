import { Config } from './config.js';

const needed = { DATABASE_URL: 'postgres://localhost/convoke', SMTP_URL: 'smtp://localhost', CONVOKE_SECRET: Buffer.alloc(32, 7).toString('base64') };
const proxies = (text?: string): readonly string[] => new Config({ ...needed, ...(text !== undefined && { TRUSTED_PROXIES: text }) }).trustedProxies;

describe('proxies that are trusted', () => {
  it('are none unless they are named', () => {
    expect([proxies(), proxies(''), proxies(' ')]).toEqual([[], [], []]);
  });

  it('are addresses, networks and names of networks', () => {
    expect(proxies('192.0.2.1, 10.0.0.0/8,loopback 2001:db8::/32 ::1')).toEqual(['192.0.2.1', '10.0.0.0/8', 'loopback', '2001:db8::/32', '::1']);
  });

  it.each(['true', '*', '10.0.0.0/33', '10.0.0.0/8/8', '300.1.1.1', 'proxy.example.org', '2001:db8::/129'])('are not %s', (text) => {
    expect(() => proxies(text)).toThrow('TRUSTED_PROXIES must hold addresses');
  });
});
