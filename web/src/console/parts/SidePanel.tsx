import { Drawer } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useShellTexts } from '../texts.js';
import './detail.css';

/** Detail beside a list instead of a jump to another page. Keep what is open in the address: `useAddress()`, `panel`. Escape closes, focus returns to the row. */
export function SidePanel({ title, opened, onClose, children }: { title: ReactNode; opened: boolean; onClose: () => void; children: ReactNode }): ReactElement {
  const t = useShellTexts();
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="var(--panel-width)" title={title} closeButtonProps={{ 'aria-label': t('close'), size: 'lg' }} overlayProps={{ backgroundOpacity: 0.25 }}>
      {children}
    </Drawer>
  );
}
