export class SettingsResponse {
  opensLocal!: string | null;
  closesLocal!: string | null;
  byInvitation!: boolean;
  needsApproval!: boolean;
  categories!: string[];
  waitingList!: boolean;
  offerHours!: number;
  version!: number;
}
