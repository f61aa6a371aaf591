import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';
import { simpleParser } from 'mailparser';

/**
 * Sends one letter again and again with nodemailer alone, over as many pooled connections: `node bare-loop.ts PORT MAILS CONNECTIONS FILE`. FILE is a mail as it
 * was sent; its text, HTML, calendar file and attachments are put together again for each.
 */
const [, , port, mails, connections, file] = process.argv;
const { subject, text, html, attachments } = await simpleParser(readFileSync(file ?? '', 'latin1'));
const letter = { subject: subject ?? '', text: text ?? '', html: html || '', attachments: attachments.map(({ filename, contentType, content }) => ({ filename: filename ?? 'file', contentType, content })) };
const transport = nodemailer.createTransport({ host: '127.0.0.1', port: Number(port), pool: true, maxConnections: Number(connections), maxMessages: Infinity, ignoreTLS: true });
let next = 0;
const send = async (): Promise<void> => {
  for (let n = (next += 1); n <= Number(mails); n = next += 1) {
    await transport.sendMail({ ...letter, from: 'Convoke <no-reply@convoke.example>', to: `Aigerim <bare-${n}@example.org>` });
  }
};
await Promise.all(Array.from({ length: Number(connections) * 4 }, send));
transport.close();
// The parent reads our processor time before we end.
process.send?.('sent');
process.once('disconnect', () => process.exit(0));
