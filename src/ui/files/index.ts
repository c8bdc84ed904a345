export { NoticeBar } from './NoticeBar';
export { PresetMenu } from './PresetMenu';
export { ShareButton } from './ShareButton';
