export { ExportButton } from './ExportButton';
export { NoticeBar } from './NoticeBar';
export { PresetMenu } from './PresetMenu';
export { ShareButton } from './ShareButton';
