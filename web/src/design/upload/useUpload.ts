import { useRef, useState } from 'react';
import { PURPOSES, type FilePurpose } from '../../../../src/files/purposes.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { rememberFile } from './kept-files.js';
import { sendFile, type FileAnswer } from './send-file.js';
import { useUploadTexts } from './texts.js';

/** How a file stands in its field. */
export type UploadState =
  | { kind: 'none'; fault?: string; removed?: boolean }
  | { kind: 'cropping'; picture: File }
  | { kind: 'sending'; name: string; share: number }
  | { kind: 'unreached'; name: string; content: Blob }
  /** `picture` is an address within this page, for one that was sent from it. */
  | { kind: 'kept'; token: string; picture?: string };

export interface Upload {
  state: UploadState;
  choose: (file: File) => void;
  send: (content: Blob, name: string) => void;
  stop: () => void;
  remove: (because?: string) => void;
}

/** A file on its way from a field to the server. It is sent when it is chosen; the form carries only what stands for it. */
export function useUpload(purpose: FilePurpose, given: string | undefined): Upload {
  const t = useUploadTexts();
  const locale = useLocale();
  const [state, setState] = useState<UploadState>(given ? { kind: 'kept', token: given } : { kind: 'none' });
  const line = useRef<AbortController>(null);
  const { megabytes } = PURPOSES[purpose];

  const settle = (answer: FileAnswer, name: string, content: Blob): void => {
    if (answer.kind === 'stopped') setState({ kind: 'none' });
    if (answer.kind === 'unreached') setState({ kind: 'unreached', name, content });
    if (answer.kind === 'refused') setState({ kind: 'none', fault: answer.text });
    if (answer.kind !== 'kept') return;
    rememberFile(answer.token, answer);
    setState({ kind: 'kept', token: answer.token, ...(purpose === 'photo' && { picture: URL.createObjectURL(content) }) });
  };
  const send = async (content: Blob, name: string): Promise<void> => {
    const ended = new AbortController();
    line.current = ended;
    setState({ kind: 'sending', name, share: 0 });
    const progress = (share: number): void => {
      if (!ended.signal.aborted) setState({ kind: 'sending', name, share });
    };
    settle(await sendFile(content, { purpose, name, locale }, progress, ended.signal), name, content);
  };
  const choose = (file: File): void => {
    const size = file.size / 1_000_000;
    // Pictures that are cut first become smaller by that.
    if (purpose === 'photo') setState({ kind: 'cropping', picture: file });
    else if (size > megabytes) setState({ kind: 'none', fault: t('too-large', { size: Math.ceil(size), megabytes }) });
    else void send(file, file.name);
  };
  return {
    state,
    choose,
    send: (content, name) => void send(content, name),
    stop: () => line.current?.abort(),
    remove: (because) => setState(because === undefined ? { kind: 'none', removed: state.kind === 'kept' } : { kind: 'none', fault: because }),
  };
}
