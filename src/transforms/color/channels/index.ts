/** Which channels there are, and which is which. */
import type { Transform } from '../../define';
import { ChannelDropout } from './ChannelDropout';
import { ChannelShuffle } from './ChannelShuffle';
import { ToGray } from './ToGray';
import { ToRGB } from './ToRGB';

/** In the order of the palette. */
export const channels: readonly Transform[] = [ToGray, ToRGB, ChannelShuffle, ChannelDropout];
