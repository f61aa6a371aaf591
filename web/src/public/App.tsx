import type { ComponentType, ReactElement } from 'react';
import { LocaleContext } from '../texts/LocaleContext.js';
import { Frame } from './layout/Frame.js';
import type { PageData, PageName, PublicTranslate, Setting } from './page.js';
import { views } from './pages/views.js';
import { PublicContext } from './PublicContext.js';

/** What the server hands to the browser, so that both render the same. */
export interface Carried<N extends PageName = PageName> {
  page: N;
  data: PageData[N];
  setting: Setting;
}

export function App<N extends PageName>({ carried, t }: { carried: Carried<N>; t: PublicTranslate }): ReactElement {
  const View: ComponentType<{ data: PageData[N] }> = views[carried.page];
  return (
    <PublicContext value={{ setting: carried.setting, t }}>
      <LocaleContext value={carried.setting.locale}>
        <Frame>
          <View data={carried.data} />
        </Frame>
      </LocaleContext>
    </PublicContext>
  );
}
