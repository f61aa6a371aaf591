import type { InputHTMLAttributes, ReactElement, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { Icon } from './icons.js';

/** What every field has. `name` is the name in the form; its id is `field-` and the name, which the error summary links to. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and the way out; the field is then marked. */
  error?: string | undefined;
  /** Words such as "optional", shown after the label. Most fields are needed, so the others are marked. */
  optional?: string | undefined;
}

export const fieldId = (name: string): string => `field-${name}`;

const described = ({ name, hint, error }: FieldProps): string | undefined =>
  [hint !== undefined && hint !== '' && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean).join(' ') || undefined;

function About({ name, hint, error }: FieldProps): ReactElement {
  return (
    <>
      {hint !== undefined && hint !== '' && (
        <div className="field__hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="field__error" id={`${fieldId(name)}-error`}>
          <Icon name="bad" size={18} />
          <span>{error}</span>
        </div>
      )}
    </>
  );
}

function Label({ name, label, optional }: FieldProps): ReactElement {
  return (
    <label htmlFor={fieldId(name)}>
      {label}
      {optional && <span className="field__optional"> ({optional})</span>}
    </label>
  );
}

const split = <T extends FieldProps>(props: T): [FieldProps, Omit<T, keyof FieldProps>] => {
  const { name, label, hint, error, optional, ...rest } = props;
  return [{ name, label, hint, error, optional }, rest];
};

const frame = (error: string | undefined): string => (error ? 'field field--wrong' : 'field');

/** A field of several controls that change, such as a file: its label, hint and error stand as at every field, and what is filled in is tied to them. */
export function FieldGroup({ children, ...field }: FieldProps & { children: (about: { 'aria-labelledby': string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode }): ReactElement {
  const labelId = `${fieldId(field.name)}-label`;
  return (
    <div className={frame(field.error)} role="group" aria-labelledby={labelId}>
      <span className="field__label" id={labelId}>
        {field.label}
        {field.optional && <span className="field__optional"> ({field.optional})</span>}
      </span>
      <About {...field} />
      {children({ 'aria-labelledby': labelId, 'aria-describedby': described(field), 'aria-invalid': field.error ? true : undefined })}
    </div>
  );
}

/** One line of text. Uncontrolled by habit (`defaultValue`): what was typed before the scripts came stays. */
export function TextField(props: FieldProps & { size?: 's' | 'm' } & Omit<InputHTMLAttributes<HTMLInputElement>, 'size' | 'name'>): ReactElement {
  const [field, { size, ...rest }] = split(props);
  return (
    <div className={frame(field.error)}>
      <Label {...field} />
      <About {...field} />
      <input id={fieldId(field.name)} name={field.name} className={size ? `input input--${size}` : 'input'} aria-describedby={described(field)} aria-invalid={field.error ? true : undefined} dir="auto" {...rest} />
    </div>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>): ReactElement {
  const [field, rest] = split(props);
  return (
    <div className={frame(field.error)}>
      <Label {...field} />
      <About {...field} />
      <textarea id={fieldId(field.name)} name={field.name} className="input" aria-describedby={described(field)} aria-invalid={field.error ? true : undefined} dir="auto" {...rest} />
    </div>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** One of many. */
export function SelectField(props: FieldProps & { options: readonly Option[]; empty?: string } & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name'>): ReactElement {
  const [field, { options, empty, ...rest }] = split(props);
  return (
    <div className={frame(field.error)}>
      <Label {...field} />
      <About {...field} />
      <select id={fieldId(field.name)} name={field.name} className="input" aria-describedby={described(field)} aria-invalid={field.error ? true : undefined} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few (`radio`), or any of a few (`checkbox`), all in view. */
export function ChoiceField(props: FieldProps & { kind?: 'radio' | 'checkbox'; options: readonly Option[]; chosen?: readonly string[]; onChange?: (event: { target: HTMLInputElement }) => void }): ReactElement {
  const [field, { kind = 'radio', options, chosen = [], onChange }] = split(props);
  return (
    <fieldset className={frame(field.error)} aria-describedby={described(field)}>
      <legend>
        {field.label}
        {field.optional && <span className="field__optional"> ({field.optional})</span>}
      </legend>
      <About {...field} />
      {options.map(({ value, label, hint }, place) => (
        <label className="choice" key={value}>
          <input type={kind} id={place === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${place}`} name={field.name} value={value} defaultChecked={chosen.includes(value)} onChange={onChange} />
          <span>
            {label}
            {hint && <span className="choice__hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** One thing to agree to or not. */
export function CheckField(props: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'>): ReactElement {
  const [field, rest] = split(props);
  return (
    <div className={frame(field.error)}>
      {field.error && <About {...field} hint={undefined} />}
      <label className="choice">
        <input type="checkbox" id={fieldId(field.name)} name={field.name} value="yes" aria-describedby={described({ ...field, hint: undefined })} aria-invalid={field.error ? true : undefined} {...rest} />
        <span>
          {field.label}
          {field.hint && <span className="choice__hint">{field.hint}</span>}
        </span>
      </label>
    </div>
  );
}
