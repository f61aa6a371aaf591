import { lazy, Suspense, useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { CONTENT_TYPES, PURPOSES, type FilePurpose } from '../../../../src/files/purposes.js';
import { Button } from '../components/Button.js';
import { fieldId, FieldGroup, type FieldProps } from '../components/Field.js';
import { knownFile, type KeptFile } from './kept-files.js';
import { useUploadTexts } from './texts.js';
import { useUpload, type UploadState } from './useUpload.js';

const PhotoCrop = lazy(() => import('./PhotoCrop.js'));

interface Props extends FieldProps {
  purpose: FilePurpose;
  /** What stands for a file that was sent before: its token, or its id. */
  given?: string | undefined;
  /** What that file is called, where it is known. */
  givenName?: string | undefined;
  /** Told what stands for the file whenever that changes; null when there is none. A form that is sent as a form needs nothing of this. */
  onChange?: (token: string | null) => void;
}

/**
 * One file. It is sent as soon as it is chosen; a photograph is cut to a square first. The form carries a token in a hidden field of the same name; where no scripts run, the
 * file goes with the form itself (`multipart/form-data`).
 */
export function FileField({ purpose, given, givenName, onChange, ...field }: Props): ReactElement {
  const t = useUploadTexts();
  const hidden = useRef<HTMLInputElement>(null);
  const { state, choose, send, stop, remove } = useUpload(purpose, given);
  const waiting = useNoHaste(hidden, state.kind === 'sending' || state.kind === 'cropping');
  const token = state.kind === 'kept' ? state.token : '';
  useTold(token, given ?? '', hidden, onChange);

  const rule = PURPOSES[purpose];
  const limits = t('limits', { kinds: rule.kinds.map((kind) => kind.toUpperCase()).join(', '), megabytes: rule.megabytes });
  const error = state.kind === 'none' ? (state.fault ?? field.error) : state.kind === 'unreached' ? t('unreached') : waiting ? t('wait') : field.error;
  return (
    <FieldGroup {...field} error={state.kind === 'kept' ? undefined : error} hint={field.hint ? <>{field.hint} {limits}</> : limits}>
      {(about) => (
        <div className="file">
          <input ref={hidden} type="hidden" name={field.name} value={token} />
          <input type="hidden" name={purposeName(field.name)} value={purpose} />
          {state.kind === 'none' && (
            <input type="file" id={fieldId(field.name)} name={field.name} className="input file__input" accept={rule.kinds.map((kind) => CONTENT_TYPES[kind]).join(',')} {...about} onChange={({ target }) => target.files?.[0] && choose(target.files[0])} />
          )}
          {state.kind === 'cropping' && (
            <Suspense fallback={<div className="crop crop--waiting" />}>
              <PhotoCrop picture={state.picture} done={(square) => send(square, state.picture.name)} cancel={remove} />
            </Suspense>
          )}
          {state.kind === 'sending' && (
            <p className="file__line">
              <progress max={1} value={state.share} aria-label={t('sending', { name: state.name })} />
              <Button type="button" look="plain" id={fieldId(field.name)} onClick={stop}>
                {t('stop')}
              </Button>
            </p>
          )}
          {state.kind === 'unreached' && (
            <p className="buttons">
              <Button type="button" id={fieldId(field.name)} onClick={() => send(state.content, state.name)}>
                {t('again')}
              </Button>
              <Button type="button" look="plain" onClick={() => remove()}>
                {t('remove')}
              </Button>
            </p>
          )}
          {state.kind === 'kept' && <Kept state={state} name={givenName} id={fieldId(field.name)} remove={() => remove()} />}
          <p className="file__said" role="status">
            {state.kind === 'sending' && t(state.share < 1 ? 'sending' : 'checking', { name: state.name })}
            {state.kind === 'none' && state.removed && t('removed')}
          </p>
        </div>
      )}
    </FieldGroup>
  );
}

/** Beside a file that goes with a form stands what it is for, so that whoever takes the form apart need not know what it asks. */
export function purposeName(field: string): string {
  return `purpose:${field}`;
}

/** A file that is there: its picture or its name, and a way to take it back. */
function Kept({ state, name, id, remove }: { state: Extract<UploadState, { kind: 'kept' }>; name: string | undefined; id: string; remove: () => void }): ReactElement {
  const t = useUploadTexts();
  return (
    <div className="file__line">
      {state.picture !== undefined && <img className="file__picture" src={state.picture} alt="" />}
      <span className="file__name">
        <FileName token={state.token} name={name} />
      </span>
      <Button type="button" look="plain" id={id} onClick={remove}>
        {t('remove')}
      </Button>
    </div>
  );
}

/** What stands for a file, in words: its name where it is known, else that there is one. */
export function FileName({ token, name }: { token: string; name?: string | undefined }): ReactElement {
  const t = useUploadTexts();
  const called = useKnownFile(token)?.name ?? name;
  return <bdi>{called === undefined ? t('attached') : t('attached-name', { name: called })}</bdi>;
}

/** What this tab knows of a file; null on the server and in another browser. */
function useKnownFile(token: string): KeptFile | null {
  const [known, setKnown] = useState<KeptFile | null>(null);
  useEffect(() => setKnown(knownFile(token)), [token]);
  return known;
}

/** Tells the form, as typing would, and whoever listens, when another file stands in the field. */
function useTold(token: string, first: string, hidden: RefObject<HTMLInputElement | null>, onChange: Props['onChange']): void {
  const told = useRef(first);
  useEffect(() => {
    if (told.current === token) return;
    told.current = token;
    hidden.current?.dispatchEvent(new Event('input', { bubbles: true }));
    onChange?.(token === '' ? null : token);
  }, [token, hidden, onChange]);
}

/** Holds the form back while a file is on its way, and says so: nothing that somebody chose may be left behind unnoticed. */
function useNoHaste(hidden: RefObject<HTMLInputElement | null>, underWay: boolean): boolean {
  const [hasty, setHasty] = useState(false);
  useEffect(() => {
    const form = hidden.current?.form;
    if (!form || !underWay) return setHasty(false);
    const hold = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
      setHasty(true);
    };
    form.addEventListener('submit', hold, true);
    return () => form.removeEventListener('submit', hold, true);
  }, [hidden, underWay]);
  return hasty;
}
