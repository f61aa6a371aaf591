import { renderToString } from 'react-dom/server';
import { createApi, ProblemError, type Api } from '../api/client.js';
import { readScheme } from '../design/scheme.js';
import { chooseLocale } from '../texts/choose.js';
import { isLocale, translator, type Dictionary, type Locale } from '../texts/texts.js';
import { App } from './App.js';
import { writeDocument, type BuiltFiles } from './document.js';
import en from './languages/en.js';
import fa from './languages/fa.js';
import type { PublicKey } from './languages/keys.js';
import ru from './languages/ru.js';
import type { Answer, Asked, PageHandler, Rendered, Setting } from './page.js';
import { readForm } from './forms/read-form.js';
import { handlers } from './pages/handlers.js';
import { failed, missing } from './pages/trouble/load.js';

/** What the server that carries this face provides. */
export interface Surroundings {
  instanceName: string;
  publicUrl: string;
  inboxUrl: string | null;
  now: Date;
  /** Asks the API as any client does, without a socket. */
  api: (request: Request) => Promise<Response>;
  files: BuiltFiles;
}

const dictionaries: Record<Locale, Dictionary> = { en, ru, fa };

/** Answers a request for a page of the public face. POST bodies are form-encoded, or in several parts where files come with a form. */
export async function respond(request: Request, surroundings: Surroundings): Promise<Response> {
  const url = new URL(request.url);
  const cookie = request.headers.get('cookie') ?? undefined;
  const chosen = url.searchParams.get('lang');
  const locale = chooseLocale({ lang: chosen, cookie, accept: request.headers.get('accept-language') ?? undefined });
  const setting: Setting = {
    locale,
    scheme: readScheme(cookie),
    address: addressOf(url),
    instanceName: surroundings.instanceName,
    publicUrl: surroundings.publicUrl,
    now: surroundings.now.toISOString(),
    inboxUrl: surroundings.inboxUrl,
  };
  const { handler, params } = find(url.pathname);
  const asked: Asked = { setting, params, query: url.searchParams, t: translator<PublicKey>(locale, dictionaries[locale], dictionaries.en), api: apiFor(surroundings, locale, params['token']), fileFaults: [] };
  const answer = await answerTo(asked, handler, request, surroundings);
  const headers = new Headers({ vary: 'accept-language, cookie' });
  if (isLocale(chosen)) headers.append('set-cookie', `lang=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax`);
  // A form that was sent by script stays on its page and wants to know what came of it, not a page.
  if (request.method === 'POST' && request.headers.get('accept') === 'application/json') return Response.json(outcome(answer), { headers });
  if ('to' in answer) {
    headers.set('location', answer.to);
    headers.set('cache-control', 'no-store');
    return new Response(null, { status: 303, headers });
  }
  return show(answer, asked, headers, surroundings.files, params['token'] !== undefined);
}

function outcome(answer: Answer): object {
  if ('to' in answer) return { to: answer.to };
  if (answer.page === 'register' && answer.data.form.later === 'sent') return { later: true };
  if (answer.page === 'register') return { faults: answer.data.form.faults };
  if (answer.page === 'trouble') return { faults: [{ field: null, text: answer.data.sentence ?? answer.title }] };
  return { faults: [] };
}

function show(answer: Rendered, { setting, t }: Asked, headers: Headers, files: BuiltFiles, byToken: boolean): Response {
  const personal = byToken || answer.personal === true;
  const html = renderToString(<App carried={{ page: answer.page, data: answer.data, setting }} t={t} />);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', setting.locale);
  headers.set('cache-control', personal || (answer.status ?? 200) !== 200 ? 'no-store' : 'private, no-cache');
  if (personal) {
    headers.set('referrer-policy', 'no-referrer');
    headers.set('x-robots-tag', 'noindex, nofollow');
  }
  return new Response(writeDocument({ answer, html, setting, files, personal }), { status: answer.status ?? 200, headers });
}

async function answerTo(asked: Asked, handler: PageHandler | null, request: Request, surroundings: Surroundings): Promise<Answer> {
  if (!handler) return missing(asked);
  try {
    if (request.method !== 'POST') return await handler.load(asked);
    if (!handler.act) return await handler.load(asked);
    const { sent, fileFaults } = await readForm(request, asked, surroundings);
    return await handler.act({ ...asked, fileFaults }, sent);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.status === 404 ? missing(asked) : failed(asked, error);
  }
}

function apiFor(surroundings: Surroundings, locale: Locale, token: string | undefined): Api {
  return createApi({ baseUrl: surroundings.publicUrl, fetch: surroundings.api, locale: () => locale, authorization: () => (token === undefined ? null : `Link ${token}`) });
}

/** The page's own address, to which the choice of language is added. */
function addressOf(url: URL): string {
  const query = new URLSearchParams(url.search);
  query.delete('lang');
  const written = query.toString();
  return written === '' ? url.pathname : `${url.pathname}?${written}`;
}

function find(path: string): { handler: PageHandler | null; params: Record<string, string> } {
  for (const handler of handlers) {
    const params = match(handler.path, path);
    if (params) return { handler, params };
  }
  return { handler: null, params: {} };
}

/** `/events/:slug` against `/events/forum-2026`; null when it does not fit. */
function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.replace(/(.)\/$/, '$1').split('/')];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const there = given[place] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(there);
    else if (part !== there) return null;
  }
  return params;
}

/** A path that is not well encoded names nothing. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
