import { createTheme, type CSSVariablesResolver, type MantineColorSchemeManager, type MantineColorsTuple } from '@mantine/core';
import { chooseScheme, readScheme } from './scheme.js';

/** Mantine draws with the variables of theme.css: one design, two sets of parts. The ten shades are for what Mantine computes from a colour's name. */
const blue: MantineColorsTuple = ['#e8eff7', '#cfe0f3', '#a9c7e6', '#7fabd8', '#5a92cb', '#3d7cc4', '#2f6cb0', '#1f5797', '#17457a', '#0f335c'];
const red: MantineColorsTuple = ['#fdecea', '#f9d2ce', '#f2a9a2', '#ea7e74', '#e2584c', '#d5412f', '#c4331f', '#ae261c', '#8f1f17', '#6f1712'];
const green: MantineColorsTuple = ['#e6f3ec', '#cbe6d7', '#9fd2b5', '#72bd93', '#4da876', '#338f5d', '#257c4d', '#1b6b42', '#145434', '#0e3f27'];
const amber: MantineColorsTuple = ['#fcf1df', '#f8dfb9', '#f0c078', '#e6a64a', '#d98f24', '#c07a10', '#a76708', '#8a5200', '#6d4100', '#523100'];
const grey: MantineColorsTuple = ['#faf9f7', '#f3f1ec', '#e5e1d9', '#d3cfc6', '#b5afa3', '#8a8478', '#6d675c', '#5d584e', '#37342d', '#1c1a17'];
const dark: MantineColorsTuple = ['#edeae3', '#b5afa3', '#8f897c', '#7b766b', '#4a463e', '#37342d', '#262420', '#1d1c19', '#151412', '#121110'];

export const mantineTheme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 6 },
  colors: { blue, red, green, yellow: amber, orange: amber, gray: grey, dark },
  autoContrast: false,
  white: '#ffffff',
  black: '#1c1a17',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: 'var(--text-xs)', sm: 'var(--text-s)', md: 'var(--text-m)', lg: 'var(--text-l)', xl: 'var(--text-xl)' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  spacing: { xs: 'var(--s-2)', sm: 'var(--s-3)', md: 'var(--s-4)', lg: 'var(--s-6)', xl: 'var(--s-8)' },
  radius: { xs: 'var(--radius-s)', sm: 'var(--radius-s)', md: 'var(--radius-m)', lg: 'var(--radius-l)', xl: 'var(--radius-l)' },
  shadows: { xs: 'var(--shadow-s)', sm: 'var(--shadow-s)', md: 'var(--shadow-m)', lg: 'var(--shadow-m)', xl: 'var(--shadow-m)' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: { fontFamily: 'var(--font)', fontWeight: '650', sizes: { h1: { fontSize: 'var(--text-xl)' }, h2: { fontSize: 'var(--text-l)' }, h3: { fontSize: 'var(--text-m)' } } },
});

const mapped = {
  '--mantine-color-body': 'var(--c-canvas)',
  '--mantine-color-text': 'var(--c-text)',
  '--mantine-color-dimmed': 'var(--c-text-muted)',
  '--mantine-color-placeholder': 'var(--c-text-muted)',
  '--mantine-color-anchor': 'var(--c-brand-text)',
  '--mantine-color-error': 'var(--c-bad)',
  '--mantine-color-default': 'var(--c-surface)',
  '--mantine-color-default-hover': 'var(--c-hover)',
  '--mantine-color-default-color': 'var(--c-text)',
  '--mantine-color-default-border': 'var(--c-line-strong)',
  '--mantine-color-disabled': 'var(--c-sunken)',
  '--mantine-color-disabled-color': 'var(--c-text-disabled)',
  '--mantine-color-disabled-border': 'var(--c-line)',
  '--mantine-color-blue-filled': 'var(--c-brand)',
  '--mantine-color-blue-filled-hover': 'var(--c-brand-strong)',
  '--mantine-color-blue-light': 'var(--c-brand-soft)',
  '--mantine-color-blue-light-hover': 'var(--c-hover)',
  '--mantine-color-blue-light-color': 'var(--c-brand-text)',
  '--mantine-color-blue-outline': 'var(--c-brand-text)',
  '--mantine-color-blue-text': 'var(--c-brand-text)',
  '--mantine-color-red-filled': 'var(--c-danger)',
  '--mantine-color-red-light': 'var(--c-bad-soft)',
  '--mantine-color-red-light-color': 'var(--c-bad)',
  '--mantine-color-red-outline': 'var(--c-bad)',
  '--mantine-color-red-text': 'var(--c-bad)',
  '--mantine-color-green-light': 'var(--c-ok-soft)',
  '--mantine-color-green-light-color': 'var(--c-ok)',
  '--mantine-color-green-text': 'var(--c-ok)',
  '--mantine-color-yellow-light': 'var(--c-wait-soft)',
  '--mantine-color-yellow-light-color': 'var(--c-wait)',
  '--mantine-color-gray-light': 'var(--c-rest-soft)',
  '--mantine-color-gray-light-color': 'var(--c-rest)',
  '--mantine-primary-color-filled': 'var(--c-brand)',
  '--mantine-primary-color-filled-hover': 'var(--c-brand-strong)',
  '--mantine-primary-color-light': 'var(--c-brand-soft)',
  '--mantine-primary-color-light-color': 'var(--c-brand-text)',
};

export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped });

/** The same cookie as the other faces. */
export function schemeManager(): MantineColorSchemeManager {
  return {
    get: () => readScheme(document.cookie),
    set: (scheme) => chooseScheme(scheme),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => chooseScheme('auto'),
  };
}
