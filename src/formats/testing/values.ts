/** Values to try of every parameter. */
import type { Param, ParamValue } from '../../transforms/params';

/** Values of a parameter that take other paths through a table. */
export function others(param: Param): readonly ParamValue[] {
  const none = 'nullable' in param && param.nullable ? [null] : [];
  switch (param.kind) {
    case 'interval':
      return [...none, param.slider, [param.slider[1], param.slider[1]]];
    case 'interval-xy':
      return [...none, { x: param.slider, y: [param.slider[1], param.slider[1]] }];
    case 'number':
      return [...none, ...param.slider];
    case 'choice':
      return param.options.map(({ value }) => value);
    case 'flag':
      return [!param.default];
    case 'fill':
      return [...none, ...param.words.map(({ value }) => value), 128, [255, 128, 0]];
    case 'vector':
      return [...none, param.names.map(() => param.hard[0])];
    default:
      return [param.default];
  }
}
