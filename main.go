// Command terraform-provider-osloconf is a Terraform provider that checks and
// renders oslo.config configuration of OpenStack services at plan time. With a
// command as argument it does the same without Terraform.
package main

import (
	"context"
	"flag"
	"log"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/osloconf/terraform-provider-osloconf/internal/cli"
	_ "github.com/osloconf/terraform-provider-osloconf/internal/early"
	"github.com/osloconf/terraform-provider-osloconf/internal/memory"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// address is the provider's address in registries.
const address = "registry.terraform.io/osloconf/osloconf"

// Set by the release build.
var (
	version = "dev"
	commit  = "none"
)

func main() {
	memory.GiveRoom()
	if cli.Wanted(os.Args[1:]) {
		cli.Version = version + " (" + commit + ")"
		os.Exit(cli.Main(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
	}
	debug := flag.Bool("debug", false, "serve for a debugger: print how to attach Terraform to this process")
	flag.Parse()
	if err := serve(*debug); err != nil {
		log.Fatal(err)
	}
}

func serve(debug bool) error {
	opts := []tf6server.ServeOpt{tf6server.WithManagedDebug()}
	if !debug {
		var err error
		if opts, err = provider.Quiet(); err != nil {
			return err
		}
	}
	return tf6server.Serve(address, provider.New(version), opts...)
}
