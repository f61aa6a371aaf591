import { createServer } from 'node:http';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { inboxPage, mailPage, notFoundPage } from './inbox-page.mjs';

/**
 * A mail server that keeps what it gets and sends nothing on: for trying Convoke out. SMTP on one port, a page with the inbox and
 * the same as JSON (`/api/messages`, `/api/messages/:id`) on another. Mails are files, so they survive a restart.
 */
export async function startMailSink({ folder, host = '127.0.0.1', smtpPort, inboxPort }) {
  mkdirSync(folder, { recursive: true });
  let number = readdirSync(folder).length;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        number += 1;
        writeFileSync(join(folder, `${String(Date.now())}-${String(number).padStart(6, '0')}.eml`), Buffer.concat(parts));
        done();
      });
    },
  });
  smtp.on('error', () => {}); // a client that hangs up in the middle; it will come again
  await new Promise((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, host, resolve);
  });
  const http = createServer((request, response) => {
    answer(folder, request, response).catch((error) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error.message));
    });
  });
  await new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(inboxPort, host, resolve);
  });
  return {
    async stop() {
      await new Promise((resolve) => smtp.close(resolve));
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const ids = (folder) => readdirSync(folder).filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -4)).sort().toReversed();

async function answer(folder, request, response) {
  const { pathname } = new URL(request.url, 'http://inbox');
  const json = (value) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
  const html = (text, status = 200) => response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:; frame-src 'self'" }).end(text);
  const all = ids(folder);
  if (pathname === '/api/messages' && request.method === 'DELETE') {
    for (const id of all) rmSync(join(folder, `${id}.eml`));
    return json({ removed: all.length });
  }
  if (pathname === '/api/messages') return json(await Promise.all(all.map((id) => summary(folder, id))));
  if (pathname === '/') return html(inboxPage(await Promise.all(all.slice(0, 200).map((id) => summary(folder, id))), all.length));
  const [, kind, id, index] = /^\/(api\/messages|mail|raw|attachment)\/([\w-]+)(?:\/(\d+))?$/.exec(pathname) ?? [];
  if (!id || !all.includes(id)) return html(notFoundPage(), 404);
  const raw = readFileSync(join(folder, `${id}.eml`));
  if (kind === 'raw') return response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(raw);
  const mail = await simpleParser(raw);
  if (kind === 'attachment') {
    const attachment = mail.attachments[Number(index)];
    if (!attachment) return html(notFoundPage(), 404);
    return response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? 'file')}` }).end(attachment.content);
  }
  if (kind === 'mail') return html(mailPage({ id, ...head(mail), html: mail.html || '', text: mail.text ?? '', attachments: mail.attachments }));
  return json({
    id,
    ...head(mail),
    html: mail.html || null,
    text: mail.text ?? null,
    headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({ filename: filename ?? null, contentType, content: content.toString('base64') })),
  });
}

/** Heads already read; a mail never changes. */
const heads = new Map();

async function summary(folder, id) {
  const known = heads.get(id);
  if (known) return known;
  const found = { id, ...head(await simpleParser(readFileSync(join(folder, `${id}.eml`)))) };
  heads.set(id, found);
  return found;
}

function head(mail) {
  const addresses = [mail.to ?? []].flat().map((to) => to.text);
  return { to: addresses.join(', '), from: mail.from?.text ?? '', subject: mail.subject ?? '', date: mail.date?.toISOString() ?? null, messageId: mail.messageId ?? null };
}
