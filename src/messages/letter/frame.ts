/** What stands around a letter's own text. */
export interface Frame {
  subject: string;
  /** HTML of the letter. */
  body: string;
  locale: 'en' | 'ru';
  /** The secretariat, in the letterhead. */
  sender: string;
  unsubscribe: string | null;
}

/** The words of the link that ends letters of a kind. */
export const STOP = { en: 'Stop letters of this kind', ru: 'Больше не получать такие письма' } as const;

const styles = `
body{margin:0;padding:0;background:#f4f2ee;color:#1d2430;font:16px/1.55 'Noto Sans',-apple-system,'Segoe UI',Roboto,Arial,sans-serif}
.sheet{background:#ffffff;border:1px solid #dedad2;border-radius:6px}
.head{padding:20px 32px;border-bottom:3px solid #17406d;color:#17406d;font-size:15px;font-weight:600;letter-spacing:.02em}
.text{padding:12px 32px 24px}
.text p,.text ul,.text ol{margin:0 0 16px}.text h1,.text h2{color:#17406d;font-size:20px;line-height:1.3;margin:20px 0 12px}
.text a{color:#17406d}
.text p>a:only-child strong,.text p>strong:only-child>a{display:inline-block;background:#17406d;color:#ffffff;text-decoration:none;padding:12px 24px;border-radius:4px;font-weight:600}
.text img{display:block;max-width:240px;height:auto;background:#ffffff;padding:12px}
.text table{border-collapse:collapse;margin:0 0 16px}.text td,.text th{text-align:start;vertical-align:top;padding:4px 16px 4px 0}
.foot{padding:16px 32px;color:#5b6370;font-size:13px;line-height:1.5}.foot a{color:#5b6370}
@media (max-width:480px){.head,.text,.foot{padding-left:20px!important;padding-right:20px!important}}
@media (prefers-color-scheme:dark){body{background:#14181f!important;color:#e6e4df!important}.sheet{background:#1d232d!important;border-color:#323a47!important}
.head,.text h1,.text h2,.text a{color:#a9c8ec!important}.head{border-color:#5d8fc7!important}.text p>a:only-child strong,.text p>strong:only-child>a{background:#a9c8ec!important;color:#14181f!important}.foot,.foot a{color:#a3a9b3!important}}
`;

/** The one layout of all mail: a sheet with the secretariat's letterhead, at most 600 px wide, readable without pictures. */
export function framed({ subject, body, locale, sender, unsubscribe }: Frame): string {
  const stop = unsubscribe === null ? '' : `<p><a href="${escapeHtml(unsubscribe)}">${STOP[locale]}</a></p>`;
  const sent = locale === 'ru' ? 'Письмо отправлено системой Convoke по поручению секретариата.' : 'Sent by Convoke on behalf of the secretariat.';
  return `<!doctype html>
<html lang="${locale}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title><style>${styles}</style></head>
<body><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td class="head">${escapeHtml(sender)}</td></tr><tr><td class="text">
${body}</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td class="foot"><p>${sent}</p>${stop}</td></tr></table>
</td></tr></table></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
