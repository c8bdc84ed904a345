/** The part of a WebGL renderer's name that people know their GPU by. */
export function shortRenderer(name: string): string {
  // ANGLE (vendor, device and API, driver): the device is what matters.
  const inner = /^ANGLE \(([^,]+), (.+?)(?:, [^,]*)?\)$/.exec(name)?.[2] ?? name;
  const software = /SwiftShader|llvmpipe|softpipe|Basic Render/i.exec(inner)?.[0];
  if (software) return software;
  return (
    inner
      .replace(/^ANGLE Metal Renderer: /, '')
      .replace(/\((?:R|TM)\)/g, '')
      .replace(/ (?:\(0x[0-9a-f]+\)|Direct3D.*|OpenGL.*|Vulkan.*|vs_.*|\/PCIe.*|\(.*)$/i, '')
      .replace(/\s+/g, ' ')
      .trim() || name
  );
}
