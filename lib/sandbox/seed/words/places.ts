/** A place a customer can be in. `postal`: 9 stands for any digit, A for any letter. */
export interface Place {
  city: string
  state: string
  country: string
  postal: string
  timezone: string
  streets: readonly string[]
}

const place = (city: string, state: string, country: string, postal: string, timezone: string, ...streets: string[]): Place => ({
  city,
  state,
  country,
  postal,
  timezone,
  streets,
})

export const PLACES: readonly Place[] = [
  place('San Francisco', 'CA', 'US', '94199', 'America/Los_Angeles', '# Market Street', '# Valencia Street', '# Howard Street'),
  place('Seattle', 'WA', 'US', '98199', 'America/Los_Angeles', '# Pike Street', '# 2nd Avenue'),
  place('Austin', 'TX', 'US', '78799', 'America/Chicago', '# Congress Avenue', '# South Lamar Boulevard'),
  place('Chicago', 'IL', 'US', '60699', 'America/Chicago', '# West Lake Street', '# North State Street'),
  place('New York', 'NY', 'US', '10099', 'America/New_York', '# Broadway', '# Hudson Street', '# West 27th Street'),
  place('Boston', 'MA', 'US', '02199', 'America/New_York', '# Boylston Street', '# Summer Street'),
  place('Denver', 'CO', 'US', '80299', 'America/Denver', '# Blake Street'),
  place('Toronto', 'ON', 'CA', 'A9A 9A9', 'America/Toronto', '# King Street West', '# Queen Street East'),
  place('Vancouver', 'BC', 'CA', 'A9A 9A9', 'America/Vancouver', '# Granville Street'),
  place('Ciudad de México', 'CDMX', 'MX', '06999', 'America/Mexico_City', 'Avenida Reforma #', 'Calle Durango #'),
  place('São Paulo', 'SP', 'BR', '01999-999', 'America/Sao_Paulo', 'Avenida Paulista, #', 'Rua Augusta, #'),
  place('Buenos Aires', 'C', 'AR', 'A9999AAA', 'America/Argentina/Buenos_Aires', 'Avenida Corrientes #'),
  place('Bogotá', 'DC', 'CO', '119999', 'America/Bogota', 'Carrera 7 #'),
  place('Santiago', 'RM', 'CL', '8399999', 'America/Santiago', 'Avenida Providencia #'),
  place('London', '', 'GB', 'EC9A 9AA', 'Europe/London', '# Old Street', '# Farringdon Road', '# Borough High Street'),
  place('Manchester', '', 'GB', 'M9 9AA', 'Europe/London', '# Deansgate'),
  place('Dublin', '', 'IE', 'D99 A9A9', 'Europe/Dublin', '# Grand Canal Street'),
  place('Paris', '', 'FR', '75099', 'Europe/Paris', '# rue de Rivoli', '# avenue d’Italie'),
  place('Berlin', '', 'DE', '10999', 'Europe/Berlin', 'Torstraße #', 'Oranienstraße #'),
  place('München', '', 'DE', '80999', 'Europe/Berlin', 'Leopoldstraße #'),
  place('Wien', '', 'AT', '1099', 'Europe/Vienna', 'Mariahilfer Straße #'),
  place('Zürich', 'ZH', 'CH', '8099', 'Europe/Zurich', 'Bahnhofstrasse #'),
  place('Amsterdam', '', 'NL', '1099 AA', 'Europe/Amsterdam', 'Herengracht #'),
  place('Stockholm', '', 'SE', '119 99', 'Europe/Stockholm', 'Sveavägen #'),
  place('Oslo', '', 'NO', '0199', 'Europe/Oslo', 'Storgata #'),
  place('København', '', 'DK', '1999', 'Europe/Copenhagen', 'Nørrebrogade #'),
  place('Helsinki', '', 'FI', '00199', 'Europe/Helsinki', 'Mannerheimintie #'),
  place('Warszawa', '', 'PL', '00-999', 'Europe/Warsaw', 'ulica Marszałkowska #'),
  place('Praha', '', 'CZ', '119 99', 'Europe/Prague', 'Vinohradská #'),
  place('Madrid', '', 'ES', '28099', 'Europe/Madrid', 'Gran Vía #'),
  place('Lisboa', '', 'PT', '1999-999', 'Europe/Lisbon', 'Rua Augusta #'),
  place('Milano', 'MI', 'IT', '20199', 'Europe/Rome', 'Via Torino #'),
  place('Αθήνα', '', 'GR', '105 99', 'Europe/Athens', 'Ερμού #'),
  place('İstanbul', '', 'TR', '34999', 'Europe/Istanbul', 'İstiklal Caddesi #'),
  place('Київ', '', 'UA', '01999', 'Europe/Kyiv', 'вулиця Хрещатик #'),
  place('תל אביב', '', 'IL', '6999999', 'Asia/Jerusalem', 'שדרות רוטשילד #'),
  place('دبي', 'DU', 'AE', '', 'Asia/Dubai', 'شارع الشيخ زايد #'),
  place('Cairo', '', 'EG', '11599', 'Africa/Cairo', '# Tahrir Street'),
  place('Lagos', 'LA', 'NG', '101999', 'Africa/Lagos', '# Awolowo Road'),
  place('Nairobi', '', 'KE', '00199', 'Africa/Nairobi', '# Kenyatta Avenue'),
  place('Cape Town', 'WC', 'ZA', '8099', 'Africa/Johannesburg', '# Long Street'),
  place('Bengaluru', 'KA', 'IN', '560099', 'Asia/Kolkata', '# MG Road', '# 100 Feet Road'),
  place('Mumbai', 'MH', 'IN', '400099', 'Asia/Kolkata', '# Linking Road'),
  place('Kathmandu', '', 'NP', '44699', 'Asia/Kathmandu', '# Durbar Marg'),
  place('Singapore', '', 'SG', '049999', 'Asia/Singapore', '# Robinson Road'),
  place('Jakarta', 'JK', 'ID', '10999', 'Asia/Jakarta', 'Jalan Sudirman #'),
  place('Hà Nội', '', 'VN', '100999', 'Asia/Ho_Chi_Minh', 'Phố Huế #'),
  place('กรุงเทพฯ', '', 'TH', '10999', 'Asia/Bangkok', 'ถนนสุขุมวิท #'),
  place('上海', '', 'CN', '200099', 'Asia/Shanghai', '南京西路#号'),
  place('香港', '', 'HK', '', 'Asia/Hong_Kong', '皇后大道中#號'),
  place('서울', '', 'KR', '04599', 'Asia/Seoul', '테헤란로 #'),
  place('東京', '東京都', 'JP', '150-9999', 'Asia/Tokyo', '渋谷#丁目'),
  place('Sydney', 'NSW', 'AU', '2099', 'Australia/Sydney', '# George Street'),
  place('Adelaide', 'SA', 'AU', '5099', 'Australia/Adelaide', '# Rundle Street'),
  place('Auckland', '', 'NZ', '1099', 'Pacific/Auckland', '# Queen Street'),
]
