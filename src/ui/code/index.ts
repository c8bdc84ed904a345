export { CodePanel } from './CodePanel';
export { ExportButton } from './ExportButton';
