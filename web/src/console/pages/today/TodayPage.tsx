import type { ReactElement } from 'react';
import { Empty } from '../../../design/index.js';
import { Page } from '../../index.js';
import { useTexts } from './texts.js';

/** What needs me, the most urgent first; each line leads to the place where it is done. */
export default function TodayPage(): ReactElement {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <Empty title={t('empty.title')}>{t('empty.text')}</Empty>
    </Page>
  );
}
