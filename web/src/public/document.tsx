import { directionOf, LOCALES } from '../texts/texts.js';
import type { Carried } from './App.js';
import type { Rendered, Setting } from './page.js';

/** What the build made: the script, one chunk per language, and the CSS, which is written into the page. */
export interface BuiltFiles {
  script: string;
  languages: Readonly<Record<string, string>>;
  css: string;
}

interface Written {
  answer: Rendered;
  html: string;
  setting: Setting;
  files: BuiltFiles;
  personal: boolean;
}

/** The whole document. It can be read as soon as it has arrived: CSS and data are in it, scripts come later and are not needed for reading or sending. */
export function writeDocument({ answer, html, setting, files, personal }: Written): string {
  const { locale, scheme, instanceName } = setting;
  const carried: Carried = { page: answer.page, data: answer.data, setting };
  const title = answer.page === 'home' ? instanceName : `${answer.title} – ${instanceName}`;
  const language = files.languages[locale];
  return [
    '<!doctype html>',
    `<html lang="${locale}" dir="${directionOf(locale)}"${scheme === 'auto' ? '' : ` data-scheme="${scheme}"`}>`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="/icon.svg" type="image/svg+xml">',
    personal || answer.description === undefined ? '<meta name="robots" content="noindex">' : indexed(answer.title, answer.description, setting),
    `<style>${files.css}</style>`,
    language ? `<link rel="modulepreload" href="${language}">` : '',
    `<script type="module" src="${files.script}"></script>`,
    answer.structured ? `<script type="application/ld+json">${inScript(answer.structured)}</script>` : '',
    '</head><body>',
    `<div id="root">${html}</div>`,
    `<script type="application/json" id="carried">${inScript(carried)}</script>`,
    '</body></html>',
  ].join('');
}

/** Addresses in every language, and what a preview shows. */
function indexed(title: string, description: string, { address, publicUrl, locale, instanceName }: Setting): string {
  const at = (lang: string): string => `${publicUrl}${address}${address.includes('?') ? '&' : '?'}lang=${lang}`;
  return [
    `<meta name="description" content="${escape(description)}">`,
    `<link rel="canonical" href="${escape(at(locale))}">`,
    ...LOCALES.map((one) => `<link rel="alternate" hreflang="${one}" href="${escape(at(one))}">`),
    `<link rel="alternate" hreflang="x-default" href="${escape(publicUrl + address)}">`,
    `<meta property="og:title" content="${escape(title)}"><meta property="og:description" content="${escape(description)}">`,
    `<meta property="og:type" content="website"><meta property="og:site_name" content="${escape(instanceName)}"><meta property="og:locale" content="${locale}">`,
  ].join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** JSON that cannot end the element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
