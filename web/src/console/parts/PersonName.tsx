import type { ReactElement } from 'react';
import { Name } from '../../design/index.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { namesFor } from './names.rules.js';
import './detail.css';

/** A person in a list: the name that the reader reads, beneath it the other scripts. */
export function PersonName({ name, others }: { name: string; others: readonly string[] }): ReactElement {
  const [first, ...rest] = namesFor(useLocale(), name, others);
  return (
    <>
      <Name>{first}</Name>
      {rest.length > 0 && (
        <span className="table__names">
          {rest.map((other) => (
            <Name key={other}>{other}</Name>
          ))}
        </span>
      )}
    </>
  );
}

/** A person as the heading of a panel, in the same order. */
export function PersonHeading({ name, others }: { name: string; others: readonly string[] }): ReactElement {
  const [first, ...rest] = namesFor(useLocale(), name, others);
  return (
    <div>
      <h2>
        <Name>{first}</Name>
      </h2>
      {rest.map((other) => (
        <p className="detail__quiet" key={other}>
          <Name>{other}</Name>
        </p>
      ))}
    </div>
  );
}
