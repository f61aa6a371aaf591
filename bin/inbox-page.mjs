/** The pages of the inbox: plain HTML, read without scripts. */

const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
a{color:inherit}h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}td,th{overflow-wrap:anywhere;text-align:start;padding:.5rem;border-bottom:1px solid #8884;vertical-align:top}
iframe{width:100%;height:34rem;border:1px solid #8884;background:#fff}pre{white-space:pre-wrap;background:#8881;padding:1rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dd{margin:0;overflow-wrap:anywhere}pre{overflow-wrap:anywhere}
</style>${body}</html>`;

/** The list, newest first. */
export function inboxPage(mails, total) {
  const rows = mails.map((mail) => `<tr><td><a href="/mail/${mail.id}">${escape(mail.subject || '(no subject)')}</a><td>${escape(mail.to)}<td>${escape(mail.date?.slice(0, 16).replace('T', ' '))}`);
  const list = rows.length > 0 ? `<table><thead><tr><th>Subject<th>To<th>Sent (UTC)<tbody>${rows.join('')}</table>` : '<p>No mail yet. What Convoke sends on this demonstration arrives here and goes nowhere else.';
  const more = total > mails.length ? `<p>The newest ${mails.length} of ${total} mails.` : '';
  return page('Inbox', `<h1>Demonstration inbox</h1>${list}${more}`);
}

/** One mail: as a reader sees it, as text, and what is attached. */
export function mailPage(mail) {
  const attachments = mail.attachments.map((attachment, index) => `<li><a href="/attachment/${mail.id}/${index}">${escape(attachment.filename ?? 'unnamed')}</a> (${escape(attachment.contentType)}, ${attachment.size} bytes)`);
  return page(
    mail.subject,
    `<p><a href="/">Inbox</a><h1>${escape(mail.subject)}</h1><dl><dt>From<dd>${escape(mail.from)}<dt>To<dd>${escape(mail.to)}<dt>Sent<dd>${escape(mail.date)}</dl>
${mail.html ? `<iframe sandbox="allow-popups allow-top-navigation-by-user-activation" title="The mail as a reader sees it" srcdoc="${escape(`<base target="_blank">${mail.html}`)}"></iframe>` : ''}
<h2>Text</h2><pre>${escape(mail.text)}</pre><h2>Attachments</h2>${attachments.length > 0 ? `<ul>${attachments.join('')}</ul>` : '<p>None.'}<p><a href="/raw/${mail.id}">As it was sent</a>`,
  );
}

export function notFoundPage() {
  return page('Not found', '<h1>No such mail</h1><p>It may have been removed. <a href="/">Back to the inbox</a>');
}
