import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Views } from '../../index.js';
import { useTexts } from './texts.js';
import './directory.css';

/** The parts of the directory. */
export function DirectoryViews(): ReactElement {
  const t = useTexts();
  return (
    <Views label={t('views')}>
      <li>
        <Link to="/directory" activeOptions={{ exact: true, includeSearch: false }}>
          {t('people')}
        </Link>
      </li>
      <li>
        <Link to="/directory/parties" activeOptions={{ includeSearch: false }}>
          {t('parties')}
        </Link>
      </li>
      <li>
        <Link to="/directory/institutions" activeOptions={{ includeSearch: false }}>
          {t('institutions')}
        </Link>
      </li>
    </Views>
  );
}
