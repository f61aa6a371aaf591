import { useEffect, useRef, useState, type FormEvent, type ReactElement, type RefObject } from 'react';
import { Button, ButtonLink, Icon, TextField } from '../../design/index.js';
import { Camera } from '../camera/Camera.js';
import { readTyped } from '../door/reading.js';
import { peopleOf, type RosterPerson } from '../door/roster.js';
import { findPeople } from '../door/search.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';
import { PersonRow } from './PersonRow.js';
import { Result } from './Result.js';

/** How many people are offered while a name is typed. */
const OFFERED = 6;

/** The door itself: a camera, one field for codes and names, and the verdict. */
export function CheckIn(): ReactElement {
  const t = useTexts();
  const { desk, roster } = useDoor();
  const [typed, setTyped] = useState('');
  const [camera, setCamera] = useState(false);
  const field = useRef<HTMLFormElement>(null);
  const offers = useRef<HTMLUListElement>(null);
  useKeyboardReader(field);
  const isKnown = (code: string): boolean => peopleOf(roster).byCode.has(code);
  const isName = typed.trim() !== '' && readTyped(typed, isKnown).kind === 'name';
  const found = isName ? findPeople(roster.people, typed) : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // What stands in the field, not what was drawn last: a hand-held reader is quicker than drawing.
    const text = inputOf(field)?.value ?? typed;
    const { kind, text: read } = readTyped(text, isKnown);
    if (text.trim() === '') return;
    if (kind === 'name') return offers.current?.querySelector('button')?.focus();
    setTyped('');
    void desk.record({ means: kind === 'ticket' ? 'qr' : 'code', text: read });
  };
  const done = (): void => {
    setTyped('');
    if (matchMedia('(pointer: fine)').matches) inputOf(field)?.focus();
  };
  const writing = (
    <form key="writing" ref={field} onSubmit={submit} className="check-in__field" role="search" autoComplete="off">
      <TextField name="typed" label={t('field')} hint={t('field.hint')} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" autoCorrect="off" spellCheck={false} enterKeyHint="go" />
      <Button type="submit" look="quiet">
        {t('field.go')}
      </Button>
    </form>
  );
  // While a name is typed, those who are meant stand where the verdict will be: in view above a telephone's keyboard.
  const told = (
    <div key="told" className="check-in__told">
      {isName ? <Offers people={found} list={offers} onDone={done} /> : <Result />}
    </div>
  );
  if (camera) {
    return (
      <div className="check-in">
        <Camera key="camera" onText={(text) => void desk.record({ means: 'qr', text })} onClose={() => setCamera(false)} />
        {told}
        {writing}
      </div>
    );
  }
  return (
    <div className="check-in">
      {writing}
      {told}
      <Button key="open" wide onClick={() => setCamera(true)}>
        <Icon name="ticket" />
        {t('camera.open')}
      </Button>
    </div>
  );
}

function Offers({ people, list, onDone }: { people: readonly RosterPerson[]; list: RefObject<HTMLUListElement | null>; onDone: () => void }): ReactElement {
  const t = useTexts();
  if (people.length === 0) {
    return (
      <div className="stack">
        <p role="status">{t('found.none')}</p>
        <ButtonLink look="quiet" href="#/walk-in">
          {t('found.walk-in')}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className="stack">
      <p role="status" className="muted">
        {t('found', { count: people.length })}
      </p>
      <ul role="list" className="people" ref={list}>
        {people.slice(0, OFFERED).map((person) => (
          <PersonRow key={person.registrationId} person={person} onDone={onDone} />
        ))}
      </ul>
      {people.length > OFFERED && <p className="muted">{t('found.more', { count: people.length - OFFERED })}</p>}
    </div>
  );
}

const inputOf = (form: RefObject<HTMLFormElement | null>): HTMLInputElement | null => form.current?.querySelector('input') ?? null;

/** A hand-held reader types like a keyboard, wherever the focus is: its first character leads into the field, and the others follow. */
function useKeyboardReader(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) inputOf(form)?.focus();
    const onKey = (event: KeyboardEvent): void => {
      const at = document.activeElement;
      const writes = at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement;
      if (writes || event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
      inputOf(form)?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [form]);
}
