import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OpenedFile } from './file.js';

/**
 * Hands a file out as a download that no browser runs or shows in our name: attachment, no guessing of its type, nothing kept on the way, and were it opened
 * all the same, in a sandbox without scripts. RFC 6266 for the name, RFC 8187 for its letters.
 */
export function attachmentOf({ file, content }: OpenedFile, reply: FastifyReply): StreamableFile {
  void reply.headers({ 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'", 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
  const plain = file.name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '').trim();
  const encoded = encodeURIComponent(file.name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return new StreamableFile(content, { type: file.type, disposition: `attachment; filename="${plain || 'file'}"; filename*=UTF-8''${encoded}`, length: file.size });
}
