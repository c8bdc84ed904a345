/** How many cells a turn of painting has time for, told by the turn before. */

/** Cells of the first turn, when nothing is known. */
const careful = 2;

export class Pace {
  private cells = 0;
  private milliseconds = 0;

  /** Takes down a turn: cells painted and milliseconds taken. */
  note(cells: number, milliseconds: number): void {
    this.cells = cells;
    this.milliseconds = Math.max(milliseconds, 0.1);
  }

  /**
   * Cells for about so many milliseconds. A turn costs something however little it paints, since the GPU also puts the page
   * together: one that ended in time is followed by one of twice as many, even if these should not fit by its pace.
   */
  fitting(budget: number): number {
    if (this.cells === 0) return careful;
    const byPace = Math.floor((budget * this.cells) / this.milliseconds);
    return Math.max(1, byPace, this.milliseconds < budget ? 2 * this.cells : 0);
  }
}
