import { problemFrom } from '../../api/problem.js';
import type { FilePurpose } from '../../../../src/files/purposes.js';

/** What came of sending a file. `refused` tells why, in the reader's language. */
export type FileAnswer = { kind: 'kept'; token: string; name: string; size: number } | { kind: 'refused'; text: string } | { kind: 'unreached' } | { kind: 'stopped' };

/** Sends one file, and tells how much of it has gone, from 0 to 1. By XMLHttpRequest: fetch does not say how far it is. */
export function sendFile(content: Blob, to: { purpose: FilePurpose; name: string; locale: string }, progress: (share: number) => void, signal: AbortSignal): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/public/uploads/${to.purpose}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(to.name));
    request.setRequestHeader('accept-language', to.locale);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener('load', () => resolve(request.status === 201 ? keptFrom(request.response) : { kind: 'refused', text: problemFrom(request.response, request.status).message }));
    request.addEventListener('error', () => resolve({ kind: 'unreached' }));
    request.addEventListener('abort', () => resolve({ kind: 'stopped' }));
    signal.addEventListener('abort', () => request.abort());
    request.send(content);
  });
}

function keptFrom(answer: unknown): FileAnswer {
  const { token, name, size } = answer as { token: string; name: string; size: number };
  return { kind: 'kept', token, name, size };
}
