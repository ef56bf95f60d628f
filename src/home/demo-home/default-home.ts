import type { Home } from '../../domain/home.ts';
import { parseHomeFile } from '../home-file/home-file.ts';

/** The home that there is when nobody gave one: a small house, written as a home file. */
export const DEFAULT_HOME_FILE = `# The demo home: what \`understudy start\` and \`understudy demo\` run with when no other is configured.
name: Linden House
unit_system: metric
floors:
  - {name: Ground floor, aliases: [downstairs], level: 0}
  - {name: First floor, aliases: [upstairs], level: 1}
areas:
  - {name: Living room, aliases: [lounge], floor: Ground floor}
  - {name: Kitchen, floor: Ground floor}
  - {name: Hall, aliases: [hallway, entrance], floor: Ground floor}
  - {name: Garage, floor: Ground floor}
  - {name: Bedroom, floor: First floor}
  - {name: Study, aliases: [office], floor: First floor}
  - {name: Garden, aliases: [outside]}
zones:
  - {name: Home, latitude: 52.0907, longitude: 5.1214, radius: 100}
  - {name: Work, latitude: 52.0894, longitude: 5.1103, radius: 150}
satellites:
  - {site_id: living-room-sat, area: Living room}
  - {site_id: bedroom-sat, area: Bedroom}
  - {site_id: kitchen-sat, area: Kitchen}
entities:
  - entity_id: light.living_room
    name: Living room light
    area: Living room
    state: "off"
    attributes: {supported_color_modes: [color_temp, hs], min_color_temp_kelvin: 2000, max_color_temp_kelvin: 6500, effect_list: [candle, colorloop]}
  - entity_id: light.reading_lamp
    name: Reading lamp
    area: Living room
    state: "off"
    attributes: {supported_color_modes: [brightness]}
  - entity_id: cover.living_room_blinds
    name: Living room blinds
    area: Living room
    state: open
    attributes: {device_class: blind, current_position: 100, supported_features: 15}
  - entity_id: climate.living_room
    name: Living room thermostat
    aliases: [heating]
    area: Living room
    state: heat
    attributes: {hvac_modes: ["off", heat], hvac_action: idle, current_temperature: 20.5, temperature: 20, min_temp: 7, max_temp: 30, target_temp_step: 0.5, supported_features: 385}
  - entity_id: media_player.tv
    name: TV
    aliases: [television]
    area: Living room
    state: "off"
    attributes: {device_class: tv, volume_level: 0.3, is_volume_muted: false, source_list: [HDMI 1, Netflix, Antenna], supported_features: 23485}
  - entity_id: fan.living_room
    name: Living room fan
    area: Living room
    state: "off"
    attributes: {percentage: 0, percentage_step: 25, supported_features: 49}
  - entity_id: sensor.living_room_temperature
    name: Living room temperature
    area: Living room
    state: "20.5"
    attributes: {device_class: temperature, unit_of_measurement: °C, state_class: measurement}
  - entity_id: light.kitchen
    name: Kitchen light
    area: Kitchen
    state: "off"
    attributes: {supported_color_modes: [color_temp], min_color_temp_kelvin: 2200, max_color_temp_kelvin: 6500}
  - entity_id: light.kitchen_counter
    name: Counter lights
    aliases: [worktop lights]
    area: Kitchen
    state: "off"
    attributes: {supported_color_modes: [brightness]}
  - entity_id: switch.coffee_maker
    name: Coffee maker
    aliases: [coffee machine]
    area: Kitchen
    state: "off"
    attributes: {device_class: outlet}
  - entity_id: media_player.kitchen_speaker
    name: Kitchen speaker
    aliases: [radio]
    area: Kitchen
    state: idle
    attributes: {device_class: speaker, volume_level: 0.3, is_volume_muted: false, source_list: [Radio 1, Jazz FM], supported_features: 23485}
  - entity_id: light.hall
    name: Hall light
    area: Hall
    state: "on"
    attributes: {supported_color_modes: [brightness], color_mode: brightness, brightness: 153}
  - entity_id: lock.front_door
    name: Front door
    area: Hall
    state: locked
    attributes: {}
  - entity_id: binary_sensor.hall_motion
    name: Hall motion
    area: Hall
    state: "off"
    attributes: {device_class: motion}
  - entity_id: vacuum.dusty
    name: Dusty
    aliases: [vacuum cleaner]
    area: Hall
    state: docked
    attributes: {fan_speed: standard, fan_speed_list: [quiet, standard, turbo], supported_features: 13884}
  - entity_id: cover.garage_door
    name: Garage door
    area: Garage
    state: closed
    attributes: {device_class: garage, supported_features: 11}
  - entity_id: light.garage
    name: Garage light
    area: Garage
    state: "off"
    attributes: {supported_color_modes: [onoff]}
  - entity_id: light.bedroom
    name: Bedroom light
    area: Bedroom
    state: "off"
    attributes: {supported_color_modes: [color_temp, hs], min_color_temp_kelvin: 2000, max_color_temp_kelvin: 6500}
  - entity_id: light.bedside_lamp
    name: Bedside lamp
    area: Bedroom
    state: "off"
    attributes: {supported_color_modes: [brightness]}
  - entity_id: cover.bedroom_curtains
    name: Bedroom curtains
    area: Bedroom
    state: open
    attributes: {device_class: curtain, current_position: 100, supported_features: 15}
  - entity_id: climate.bedroom
    name: Bedroom thermostat
    area: Bedroom
    state: heat
    attributes: {hvac_modes: ["off", heat], hvac_action: idle, current_temperature: 18.5, temperature: 18, min_temp: 7, max_temp: 30, target_temp_step: 0.5, supported_features: 385}
  - entity_id: binary_sensor.bedroom_window
    name: Bedroom window
    area: Bedroom
    state: "off"
    attributes: {device_class: window}
  - entity_id: light.study
    name: Study light
    area: Study
    state: "off"
    attributes: {supported_color_modes: [color_temp], min_color_temp_kelvin: 2200, max_color_temp_kelvin: 6500}
  - entity_id: light.desk_lamp
    name: Desk lamp
    area: Study
    state: "off"
    attributes: {supported_color_modes: [hs]}
  - entity_id: switch.monitor
    name: Monitor
    aliases: [screen]
    area: Study
    state: "off"
    attributes: {device_class: outlet}
  - entity_id: light.porch
    name: Porch light
    area: Garden
    state: "off"
    attributes: {supported_color_modes: [onoff]}
  - entity_id: sensor.outdoor_temperature
    name: Outdoor temperature
    area: Garden
    state: "11.2"
    attributes: {device_class: temperature, unit_of_measurement: °C, state_class: measurement}
  - entity_id: weather.home
    name: Weather
    state: partlycloudy
    attributes: {temperature: 11.2, temperature_unit: °C, humidity: 74, wind_speed: 14, wind_speed_unit: km/h, supported_features: 3}
  - entity_id: sun.sun
    name: Sun
    state: above_horizon
    attributes: {}
  - entity_id: todo.shopping_list
    name: Shopping list
    state: "2"
    attributes: {supported_features: 127, items: [Milk, Bread]}
  - entity_id: scene.movie_night
    name: Movie night
    state: unknown
    attributes:
      entity_id: [light.living_room, light.reading_lamp, cover.living_room_blinds]
      entities:
        light.living_room: {state: "on", brightness: 51, color_mode: color_temp, color_temp_kelvin: 2200}
        light.reading_lamp: "off"
        cover.living_room_blinds: closed
  - entity_id: scene.good_morning
    name: Good morning
    state: unknown
    attributes:
      entity_id: [light.bedroom, cover.bedroom_curtains]
      entities:
        light.bedroom: {state: "on", brightness: 204, color_mode: color_temp, color_temp_kelvin: 4000}
        cover.bedroom_curtains: open
  - entity_id: script.leaving_home
    name: Leaving home
    state: "off"
    attributes:
      mode: single
      current: 0
      sequence:
        - {action: light.turn_off, target: {entity_id: all}}
        - {action: lock.lock, target: {entity_id: lock.front_door}}
  - entity_id: person.ana
    name: Ana
    state: home
    attributes: {}
  - entity_id: person.ben
    name: Ben
    state: Work
    attributes: {}
`;

export function defaultHome(): Home {
  return parseHomeFile(DEFAULT_HOME_FILE, 'the demo home');
}
