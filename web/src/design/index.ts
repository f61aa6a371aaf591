export { Button, ButtonLink } from './components/Button.js';
export { CheckField, ChoiceField, SelectField, TextArea, TextField, fieldId, type FieldProps, type Option } from './components/Field.js';
export { Icon, type IconName } from './components/icons.js';
export { Mark, Wordmark } from './components/logo.js';
export { Banner, Card, Empty, ErrorSummary, Failed, LanguageSwitch, Loading, Name, Status, Steps, type Fault, type LanguageChoice, type Tone } from './components/parts.js';
export { FileField, FileName, purposeName } from './upload/FileField.js';
