/** Names of Microsoft's zones (Outlook, Exchange, Office 365) and the place that stands for each (Unicode CLDR, territory 001). */
const table = `
Dateline Standard Time=Etc/GMT+12|UTC-11=Etc/GMT+11|Hawaiian Standard Time=Pacific/Honolulu|Marquesas Standard Time=Pacific/Marquesas
Alaskan Standard Time=America/Anchorage|Pacific Standard Time=America/Los_Angeles|US Mountain Standard Time=America/Phoenix
Mountain Standard Time=America/Denver|Central America Standard Time=America/Guatemala|Central Standard Time=America/Chicago
Central Standard Time (Mexico)=America/Mexico_City|Canada Central Standard Time=America/Regina|SA Pacific Standard Time=America/Bogota
Eastern Standard Time=America/New_York|US Eastern Standard Time=America/Indianapolis|Haiti Standard Time=America/Port-au-Prince
Venezuela Standard Time=America/Caracas|Paraguay Standard Time=America/Asuncion|Atlantic Standard Time=America/Halifax
SA Western Standard Time=America/La_Paz|Pacific SA Standard Time=America/Santiago|Newfoundland Standard Time=America/St_Johns
SA Eastern Standard Time=America/Cayenne|E. South America Standard Time=America/Sao_Paulo|Argentina Standard Time=America/Buenos_Aires
Greenland Standard Time=America/Nuuk|Saint Pierre Standard Time=America/Miquelon|Montevideo Standard Time=America/Montevideo
UTC-02=Etc/GMT+2|Azores Standard Time=Atlantic/Azores|Cape Verde Standard Time=Atlantic/Cape_Verde|UTC=Etc/UTC
GMT Standard Time=Europe/London|Greenwich Standard Time=Atlantic/Reykjavik|Morocco Standard Time=Africa/Casablanca
W. Europe Standard Time=Europe/Berlin|Central Europe Standard Time=Europe/Budapest|Romance Standard Time=Europe/Paris
Central European Standard Time=Europe/Warsaw|W. Central Africa Standard Time=Africa/Lagos|GTB Standard Time=Europe/Bucharest
E. Europe Standard Time=Europe/Chisinau|FLE Standard Time=Europe/Kiev|Kaliningrad Standard Time=Europe/Kaliningrad
Middle East Standard Time=Asia/Beirut|Egypt Standard Time=Africa/Cairo|South Africa Standard Time=Africa/Johannesburg
Israel Standard Time=Asia/Jerusalem|Jordan Standard Time=Asia/Amman|Turkey Standard Time=Europe/Istanbul
Arabic Standard Time=Asia/Baghdad|Arab Standard Time=Asia/Riyadh|Belarus Standard Time=Europe/Minsk|Russian Standard Time=Europe/Moscow
E. Africa Standard Time=Africa/Nairobi|Iran Standard Time=Asia/Tehran|Arabian Standard Time=Asia/Dubai|Mauritius Standard Time=Indian/Mauritius
Georgian Standard Time=Asia/Tbilisi|Caucasus Standard Time=Asia/Yerevan|Azerbaijan Standard Time=Asia/Baku|Afghanistan Standard Time=Asia/Kabul
West Asia Standard Time=Asia/Tashkent|Pakistan Standard Time=Asia/Karachi|India Standard Time=Asia/Calcutta|Sri Lanka Standard Time=Asia/Colombo
Nepal Standard Time=Asia/Katmandu|Bangladesh Standard Time=Asia/Dhaka|Myanmar Standard Time=Asia/Rangoon|SE Asia Standard Time=Asia/Bangkok
China Standard Time=Asia/Shanghai|Singapore Standard Time=Asia/Singapore|W. Australia Standard Time=Australia/Perth|Taipei Standard Time=Asia/Taipei
Tokyo Standard Time=Asia/Tokyo|Korea Standard Time=Asia/Seoul|Cen. Australia Standard Time=Australia/Adelaide|AUS Central Standard Time=Australia/Darwin
E. Australia Standard Time=Australia/Brisbane|AUS Eastern Standard Time=Australia/Sydney|Tasmania Standard Time=Australia/Hobart
West Pacific Standard Time=Pacific/Port_Moresby|Central Pacific Standard Time=Pacific/Guadalcanal|New Zealand Standard Time=Pacific/Auckland
Fiji Standard Time=Pacific/Fiji|Tonga Standard Time=Pacific/Tongatapu|Samoa Standard Time=Pacific/Apia`

export const windowsZones: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .map((pair) => pair.split('=') as [string, string])
    .map(([name, zone]) => [name.toLowerCase(), zone]),
)
