import { isFilePurpose } from '../../../../src/files/purposes.js';
import { problemFrom } from '../../api/problem.js';
import { purposeName, type Fault } from '../../design/index.js';
import type { Asked, Sent } from '../page.js';

/** Where files are handed on to. */
interface Behind {
  publicUrl: string;
  api: (request: Request) => Promise<Response>;
}

/**
 * A form as a browser sent it. Files that came with it, as they do where no scripts run, are sent on to the API one by one; in the form stands what stands for them then.
 * What the API refuses is told at the file's field.
 */
export async function readForm(request: Request, { setting }: Asked, behind: Behind): Promise<{ sent: Sent; fileFaults: Fault[] }> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return { sent: new URLSearchParams(await request.text()), fileFaults: [] };
  const parts = await request.formData();
  const sent = new URLSearchParams();
  const fileFaults: Fault[] = [];
  for (const [name, value] of parts) {
    if (typeof value === 'string') sent.append(name, value);
    else if (value.size > 0) {
      const answer = await handOn(value, parts.get(purposeName(name)), setting.locale, behind);
      if ('token' in answer) sent.append(name, answer.token);
      else fileFaults.push({ field: name, text: answer.text });
    }
  }
  return { sent, fileFaults };
}

async function handOn(file: File, purpose: FormDataEntryValue | null, locale: string, { publicUrl, api }: Behind): Promise<{ token: string } | { text: string }> {
  const to = typeof purpose === 'string' && isFilePurpose(purpose) ? purpose : 'document';
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name), 'accept-language': locale };
  const answer = await api(new Request(`${publicUrl}/api/v1/public/uploads/${to}`, { method: 'POST', headers, body: await file.arrayBuffer() }));
  const told: unknown = await answer.json();
  if (answer.ok && typeof told === 'object' && told !== null && 'token' in told && typeof told.token === 'string') return { token: told.token };
  return { text: problemFrom(told, answer.status).message };
}
