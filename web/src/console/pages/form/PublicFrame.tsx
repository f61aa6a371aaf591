import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import type { Form } from '../../../../../src/registration/form/form.js';
import designStyle from '../../../design/design.css?inline';
import publicStyle from '../../../public/public.css?inline';
import { FormPreview } from '../../../public/forms/FormPreview.js';
import type { PublicKey } from '../../../public/languages/keys.js';
import { directionOf, translator, type Dictionary, type Locale } from '../../../texts/texts.js';

interface Props {
  form: Form;
  locale: Locale;
  width: 'phone' | 'wide';
  category: string;
  title: string;
}

/** Texts of the public face, one language when it is looked at. */
const languages: Record<Locale, () => Promise<{ default: Dictionary }>> = {
  en: () => import('../../../public/languages/en.js'),
  ru: () => import('../../../public/languages/ru.js'),
  fa: () => import('../../../public/languages/fa.js'),
};

/** A page of its own, with the styles of the public face and none of the console's, in which the form is drawn. It grows with what it holds. */
export function PublicFrame({ form, locale, width, category, title }: Props): ReactElement {
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const [dictionary, setDictionary] = useState<{ locale: Locale; texts: Dictionary } | null>(null);
  const [height, setHeight] = useState(0);
  const take = useCallback((element: HTMLIFrameElement | null) => {
    if (element?.contentDocument) dress(element.contentDocument);
    setFrame(element);
  }, []);
  useEffect(() => {
    let left = false;
    void languages[locale]().then(({ default: texts }) => left || setDictionary({ locale, texts }));
    return () => {
      left = true;
    };
  }, [locale]);
  const page = frame?.contentDocument;
  useEffect(() => {
    if (!page) return;
    const { documentElement: root } = page;
    root.lang = locale;
    root.dir = directionOf(locale);
    // The scheme that the console has.
    const scheme = document.documentElement.getAttribute('data-mantine-color-scheme');
    if (scheme) root.dataset['scheme'] = scheme;
    const watch = new ResizeObserver(() => setHeight(page.body.scrollHeight));
    watch.observe(page.body);
    return () => watch.disconnect();
  }, [page, locale]);
  return (
    <div className="builder__frame" data-width={width}>
      <iframe ref={take} title={title} style={{ blockSize: `${Math.max(height, 320)}px` }} />
      {page && dictionary?.locale === locale && createPortal(<FormPreview key={`${locale} ${category}`} form={form} category={category} t={translator<PublicKey>(locale, dictionary.texts)} />, page.body)}
    </div>
  );
}

function dress(page: Document): void {
  if (page.head.querySelector('style')) return;
  const style = page.createElement('style');
  style.textContent = `${designStyle}\n${publicStyle}`;
  page.head.append(style);
}
