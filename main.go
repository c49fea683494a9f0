// Command terraform-provider-osloconf is a Terraform provider that checks and
// renders oslo.config configuration of OpenStack services at plan time.
package main

import (
	"flag"
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	_ "github.com/osloconf/terraform-provider-osloconf/internal/early"
	"github.com/osloconf/terraform-provider-osloconf/internal/memory"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// address is where registries hold the provider.
const address = "registry.terraform.io/osloconf/osloconf"

// Set by the release build.
var (
	version = "dev"
	commit  = "none"
)

func main() {
	memory.GiveRoom()
	debug := flag.Bool("debug", false, "serve for a debugger: print how to attach Terraform to this process")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		log.SetFlags(0)
		log.Printf("terraform-provider-osloconf %s (%s)", version, commit)
		return
	}
	var opts []tf6server.ServeOpt
	if *debug {
		opts = append(opts, tf6server.WithManagedDebug())
	}
	if err := tf6server.Serve(address, provider.New(version), opts...); err != nil {
		log.Fatal(err)
	}
}
