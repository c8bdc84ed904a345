/** Labels given as they are, without a file of ours behind them: made fit for the settings, with a note where that took something. */
import type { Size } from '../../math/box';
import type { Text } from '../../math/text';
import type { LabelSet } from '../../pipeline/labels';
import type { LabelSettings } from '../../pipeline/labels/model';
import { Collector, plain } from './records';

/**
 * What the library would refuse is mended or left out. Settings that have it clip or remove invalid boxes, or keep keypoints
 * that lie outside, leave that to the moving.
 */
export function soundLabels(
  { boxes, keypoints }: LabelSet,
  image: Size,
  { boxes: boxSettings, points: pointSettings }: LabelSettings,
): { readonly labels: LabelSet; readonly notes: readonly Text[] } {
  const collector = new Collector(image, 'b');
  const trusted = boxSettings.clip || boxSettings.filter_invalid_bboxes;
  for (const [index, { bbox, label }] of trusted ? [] : boxes.entries()) {
    const [x, y, width, height] = bbox;
    collector.addBox(plain(`box ${index + 1} (${label})`), label, [x, y, x + width, y + height]);
  }
  for (const [index, { x, y, label }] of pointSettings.remove_invisible ? keypoints.entries() : [])
    collector.addPoint(plain(`keypoint ${index + 1} (${label})`), label, x, y, null);
  const { labels, notes } = collector.result();
  const sound = labels.boxes.map(({ label, x1, y1, x2, y2 }) => ({ bbox: [x1, y1, x2 - x1, y2 - y1] as const, label }));
  return {
    labels: {
      boxes: trusted || notes.length === 0 ? boxes : sound,
      keypoints: pointSettings.remove_invisible ? labels.points.map(({ x, y, label }) => ({ x, y, label })) : keypoints,
    },
    notes,
  };
}
