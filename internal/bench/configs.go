package main

import (
	"fmt"
	"os"
	"strings"
)

const (
	needsOurs  = "terraform {\n  required_providers {\n    osloconf = { source = \"osloconf/osloconf\" }\n  }\n}\n"
	needsFloor = "terraform {\n  required_providers {\n    floor = { source = \"osloconf/floor\" }\n  }\n}\n"
)

// options are eight options that leave a configuration with two findings.
var options = [...][2]string{
	{"endpoint_override", `"https://${each.key}.example.org"`},
	{"cafile", `"/etc/ssl/ca.pem"`},
	{"certfile", `"/etc/nova/glance.crt"`},
	{"keyfile", `"/etc/nova/glance.key"`},
	{"insecure", `false`},
	{"num_retries", `3`},
	{"debug", `false`},
	{"split_loggers", `true`},
}

func many(count int) string {
	return fmt.Sprintf("locals {\n  many = { for i in range(%d) : \"glance${i}\" => i }\n}\n", count) // range returns at most 1,024
}

func floorOf(count int) string {
	if count == 1 {
		return needsFloor + "data \"floor_echo\" \"x\" {\n  in = \"glance\"\n}\n"
	}
	return needsFloor + many(count) + "data \"floor_echo\" \"x\" {\n  for_each = local.many\n  in       = each.key\n}\n"
}

// glanceWithOne is one data source with one string argument, like the floor's.
func glanceWithOne() string {
	return needsOurs + "data \"osloconf_glance\" \"x\" {\n  endpoint_override = \"https://glance.example.org\"\n}\n"
}

func glanceOf(count int) string {
	var b strings.Builder
	b.WriteString(needsOurs)
	if count > 1 {
		b.WriteString(many(count))
	}
	b.WriteString("data \"osloconf_glance\" \"x\" {\n")
	if count > 1 {
		b.WriteString("  for_each = local.many\n")
	}
	for _, option := range options {
		value := option[1]
		if count == 1 {
			value = strings.ReplaceAll(value, "${each.key}", "glance")
		}
		fmt.Fprintf(&b, "  %s = %s\n", option[0], value)
	}
	b.WriteString("}\n")
	return b.String()
}

// fleetWithCommon is one read of count configurations that differ in one
// option, as fleets usually do. There are no findings.
func fleetWithCommon(count int) string {
	return needsOurs + many(count) + `data "osloconf_fleet" "x" {
  glance = { for key, i in local.many : key => { endpoint_override = "https://${key}.example.org" } }
  common = {
    cafile        = "/etc/ssl/ca.pem"
    certfile      = "/etc/nova/glance.crt"
    keyfile       = "/etc/nova/glance.key"
    num_retries   = "3"
    region_name   = "RegionOne"
    split_loggers = "true"
    timeout       = "60"
  }
  severities = { image_signatures_off = "off" }
}
`
}

// fleetOfOptions is one read of count configurations of the same options.
func fleetOfOptions(count int) string {
	var b strings.Builder
	b.WriteString(needsOurs + many(count))
	b.WriteString("data \"osloconf_fleet\" \"x\" {\n  glance = { for key, i in local.many : key => {\n")
	for _, option := range options {
		text := strings.Trim(strings.ReplaceAll(option[1], "each.key", "key"), `"`)
		fmt.Fprintf(&b, "    %s = \"%s\"\n", option[0], text)
	}
	b.WriteString("  } }\n}\n")
	return b.String()
}

// fleetOfFiles is one read of the given number of hundreds of texts, each with
// an address of its own in place of one.
func fleetOfFiles(hundreds int, address, arguments string) string {
	return needsOurs + fmt.Sprintf(`locals {
  text = file("${path.module}/nova.conf")
}
data "osloconf_fleet" "x" {
  enforcement = "warn"
  files       = { for at in setproduct(range(%d), range(100)) : "host${at[0]}-${at[1]}" => replace(local.text, "%s", "10.20.${at[0]}.${at[1]}") }
%s}
`, hundreds, address, arguments)
}

// wholeAsText is one read of a whole configuration file.
func wholeAsText() string {
	return needsOurs + `data "osloconf_file" "x" {
  release     = "` + wholeRelease + `"
  enforcement = "warn"
  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}
`
}

// wholeAsObject is the same configuration as an object.
func wholeAsObject() string {
	return needsOurs + `data "osloconf_config" "x" {
  release     = "` + wholeRelease + `"
  enforcement = "warn"
  options     = jsondecode(file("${path.module}/options.json"))
}
`
}

// benchServices are a cloud's services, each with its own file.
var benchServices = [...]string{"nova", "cinder", "glance", "heat", "keystone"}

// cloudOfFiles is one read of the given number of hundreds of texts of each
// service, each slightly different.
func cloudOfFiles(hundreds int) string {
	return needsOurs + fmt.Sprintf(`locals {
  services = %s
  hosts    = { for at in setproduct(local.services, range(%d), range(100)) : "${at[0]}-${at[1]}-${at[2]}" => at }
  texts    = { for service in local.services : service => file("${path.module}/${service}.conf") }
}
data "osloconf_cloud" "x" {
  release     = "2025.1"
  enforcement = "warn"
  dynamic "configuration" {
    for_each = local.hosts
    content {
      name    = configuration.key
      service = configuration.value[0]
      source {
        name    = "${configuration.value[0]}.conf"
        content = replace(local.texts[configuration.value[0]], "192.0.2.10", "10.20.${configuration.value[1]}.${configuration.value[2]}")
      }
    }
  }
}
`, listOf(benchServices[:]), hundreds)
}

// fleetsOfFiles has the same texts in one fleet per service, a block each:
// blocks under for_each are judged once, single ones twice.
func fleetsOfFiles(hundreds int) string {
	var b strings.Builder
	b.WriteString(needsOurs)
	for _, service := range benchServices {
		fmt.Fprintf(&b, `data "osloconf_fleet" %[1]q {
  release     = "2025.1"
  service     = %[1]q
  enforcement = "warn"
  files       = { for at in setproduct(range(%[2]d), range(100)) : "%[1]s-${at[0]}-${at[1]}" => replace(file("${path.module}/%[1]s.conf"), "192.0.2.10", "10.20.${at[0]}.${at[1]}") }
}
`, service, hundreds)
	}
	return b.String()
}

// listOf writes strings as an HCL list.
func listOf(texts []string) string { return `["` + strings.Join(texts, `", "`) + `"]` }

// fiveServices are files of the services as deployment tools write them.
func fiveServices() (map[string]string, error) {
	files := map[string]string{}
	for i, name := range [...]string{"kolla-2025.1-nova-api", "osa-2024.2-cinder", "kolla-2025.1-glance", "osa-2025.2-heat", "kolla-2024.2-keystone"} {
		text, err := os.ReadFile("internal/assess/testdata/services/" + name + ".conf")
		if err != nil {
			return nil, err
		}
		files[benchServices[i]+".conf"] = string(text)
	}
	return files, nil
}

// fileOf is one check of a text.
func fileOf() string {
	return needsOurs + `data "osloconf_file" "x" {
  enforcement = "report"
  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}
`
}

// sixtyLinesFile is a nova.conf of 60 lines in 10 sections.
const sixtyLinesFile = "internal/assess/testdata/nova.conf"

func sixtyLines() (string, error) {
	text, err := os.ReadFile(sixtyLinesFile)
	return string(text), err
}

// megabyte is a text of that size: realistic options, comments and sections
// that only the parser reads, followed by one that is checked.
func megabyte(checked string) string {
	var b strings.Builder
	for section := 0; b.Len()+len(checked) < 1<<20; section++ {
		fmt.Fprintf(&b, "[site_%d]\n# What this site has of its own.\n", section)
		for option := range 40 {
			fmt.Fprintf(&b, "# Option %d of the site, kept for the tools that read it.\nsetting_%d = value-%d-%d.example.org\n", option, option, section, option)
		}
	}
	b.WriteString(checked)
	return b.String()
}
