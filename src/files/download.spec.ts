import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { attachmentOf } from './download.js';

describe('a file that is handed out', () => {
  const handOut = (name: string): { headers: Record<string, string>; disposition: string | undefined } => {
    const headers: Record<string, string> = {};
    const reply = { headers: (more: Record<string, string>) => Object.assign(headers, more) } as unknown as FastifyReply;
    const file = { id: 'f', purpose: 'letter' as const, name, type: 'application/pdf', size: 1, state: 'clean' as const, createdAt: new Date(0) };
    return { headers, disposition: attachmentOf({ file, content: Readable.from(['x']) }, reply).getHeaders().disposition?.toString() };
  };

  it('is downloaded, never shown in our name, and kept by nobody on the way', () => {
    const { headers, disposition } = handOut('note.pdf');
    expect(headers).toEqual({ 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'", 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
    expect(disposition).toMatch(/^attachment; /);
  });

  it('has its name in any script, and no name ends the header', () => {
    expect(handOut('Письмо "МИД".pdf').disposition).toBe(`attachment; filename=".pdf"; filename*=UTF-8''%D0%9F%D0%B8%D1%81%D1%8C%D0%BC%D0%BE%20%22%D0%9C%D0%98%D0%94%22.pdf`);
    expect(handOut('a\r\nb".pdf').disposition).toBe(`attachment; filename="ab.pdf"; filename*=UTF-8''a%0D%0Ab%22.pdf`);
  });
});
