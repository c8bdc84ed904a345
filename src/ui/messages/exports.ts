/** Words of the export into other libraries and of the comparison of two presets. */
const en = {
  target: 'Write for',
  preset: 'Preset of this page',
  dataset: 'PyTorch Dataset with the preset file',
  tfData: 'tf.data with the preset file',
  format: 'Format',
  formats: { python: 'Python', json: 'JSON', yaml: 'YAML' },
  version: 'Version',
  training: 'Training',
  testing: 'Validation: without random steps',
  recipe: (tile: number) => `Exactly tile ${tile}`,
  counts: (exact: number, approximate: number, none: number) =>
    [
      `${exact} exact`,
      ...(approximate > 0 ? [`${approximate} approximate`] : []),
      ...(none > 0 ? [`${none} left out`] : []),
    ].join(' · '),
  badges: 'How true each step is',
  grades: { exact: 'exact', approximate: 'approximate', none: 'left out' },
  legend: 'Measured in the library itself; the table of all transforms is in docs/exports.md.',
  code: 'Code',
  file: (name: string) => `Download ${name}`,
  loading: 'Loading…',
  empty: 'The pipeline is empty.',
  compare: 'Compare with a file…',
  compareTitle: 'What is different',
  compareLead: 'Changes from the file to the pipeline on this page.',
  same: 'No difference: both do the same.',
};

const ko: typeof en = {
  target: '내보낼 곳',
  preset: '이 페이지의 프리셋',
  dataset: '프리셋 파일을 쓰는 PyTorch Dataset',
  tfData: '프리셋 파일을 쓰는 tf.data',
  format: '형식',
  formats: { python: 'Python', json: 'JSON', yaml: 'YAML' },
  version: '버전',
  training: '학습용',
  testing: '검증용: 무작위 단계 제외',
  recipe: (tile) => `타일 ${tile} 그대로`,
  counts: (exact, approximate, none) =>
    [`정확 ${exact}`, ...(approximate > 0 ? [`근사 ${approximate}`] : []), ...(none > 0 ? [`제외 ${none}`] : [])].join(
      ' · ',
    ),
  badges: '단계별 정확도',
  grades: { exact: '정확', approximate: '근사', none: '제외' },
  legend: '해당 라이브러리에서 직접 측정했습니다. 전체 표는 docs/exports.md에 있습니다.',
  code: '코드',
  file: (name) => `${name} 내려받기`,
  loading: '불러오는 중…',
  empty: '파이프라인이 비어 있습니다.',
  compare: '파일과 비교…',
  compareTitle: '달라진 점',
  compareLead: '파일에서 이 페이지의 파이프라인으로 바뀐 내용입니다.',
  same: '차이가 없습니다. 둘 다 같은 일을 합니다.',
};

export const exportsMessages = { en, ko };
